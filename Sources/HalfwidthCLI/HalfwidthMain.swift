internal import Glibc
internal import HalfwidthCommands

@main
enum HalfwidthMain {
  static func main() {
    exit(CommandRunner.run(process: CommandLine.arguments))
  }
}
