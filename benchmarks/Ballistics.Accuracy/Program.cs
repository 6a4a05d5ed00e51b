using Ballistics.Accuracy;
using Ballistics.Cli;

return await CommandLine.RunAsync(AccuracyCommand.Create(), args);
