internal import Glibc

/// A file without a name that is written anew for each input; readers are given its path, or its descriptor.
package struct NamelessFile: Sendable {
  package let descriptor: CInt
  package var path: String { "/proc/self/fd/\(descriptor)" }

  package init() {
    guard let file = unsafe tmpfile() else { preconditionFailure("there is no file to write") }
    descriptor = unsafe fileno(file)
  }

  package func empty() {
    precondition(ftruncate(descriptor, 0) == 0, "the file is not emptied")
    precondition(lseek(descriptor, 0, SEEK_SET) == 0, "the file has no beginning")
  }

  package func fill(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    empty()
    let written = unsafe pwrite(descriptor, start, count, 0)
    precondition(written == count, "the file is not written")
  }

  package var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let found = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    precondition(found == bytes.count, "the file is not read")
    return bytes
  }
}
