return await Ballistics.Cli.CommandLine.RunAsync(args);
