internal import Glibc
internal import HalfwidthCommands

@main
enum HalfwidthMain {
  static func main() {
    exit(CommandRunner.run(Array(CommandLine.arguments.dropFirst())))
  }
}
