internal import CLAPACK
internal import Glibc

/// The BLAS and LAPACK that the process has loaded.
///
/// Any implementation with the usual Fortran symbols serves; the last bits of a result depend on it.
public enum LinearAlgebraLibrary {
  /// The kernels that OpenBLAS chose for this processor, such as `Haswell`; nil where another library
  /// is loaded, such as the reference one.
  public static var openBLASCore: String? {
    guard let name = unsafe clapack_openblas_core() else { return nil }
    return unsafe String(cString: name)
  }

  /// The file that BLAS was loaded from; nil where that can't be told.
  ///
  /// Links are followed, as Debian has a link for whichever library is chosen.
  public static var path: String? {
    guard let found = unsafe clapack_blas_path(), let path = unsafe realpath(found, nil) else {
      return nil
    }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Sets the number of OpenBLAS's threads, at least 1, for the whole process.
  ///
  /// Results depend on the number of threads in their last bits, and threads of our own beside those of
  /// OpenBLAS are more than there are cores.
  ///
  /// - Returns: Whether OpenBLAS is loaded; another library is left alone.
  @discardableResult
  public static func setOpenBLASThreads(_ threads: Int) -> Bool {
    clapack_openblas_set_threads(Int32(clamping: threads))
  }
}
