internal import ArgumentParser

extension CommandRunner {
  /// The command that the first word names, with its options, where all of them can be read; nil where it is another
  /// matter: help, a completion, a word that is none, or a fault, all of which the whole tree of commands knows more of.
  ///
  /// Most of the start of the program is the parser's, and it is less where one command is all there is.
  static func named(by arguments: [String]) -> (any ParsableCommand)? {
    guard let word = arguments.first,
      let command = HalfwidthCommand.configuration.subcommands.first(where: {
        $0.configuration.commandName == word
      })
    else { return nil }
    return parsed(command, arguments.dropFirst())
  }

  private static func parsed<Command: ParsableCommand>(
    _ command: Command.Type, _ words: ArraySlice<String>
  ) -> (any ParsableCommand)? {
    let alone = try? OneCommand<Command>.parseAsRoot(Array(words)) as? OneCommand<Command>
    return alone?.command
  }
}

/// A command as the only one that there is.
private struct OneCommand<Command: ParsableCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration()
    // A part of another program has no completions of its own, and is not asked for them.
    configuration._superCommandName = HalfwidthCommand.configuration.commandName
    return configuration
  }

  @OptionGroup var command: Command
}
