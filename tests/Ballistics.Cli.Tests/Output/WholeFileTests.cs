using Ballistics.Cli.Output;

namespace Ballistics.Cli.Tests.Output;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_was_there_is_replaced_and_nothing_else_is_left()
    {
        string path = Path.Combine(_folder, "figures.json");
        File.WriteAllText(path, "a much longer text than the new one");
        WholeFile.Write(path, "{}", TestContext.Current.CancellationToken);
        Assert.Equal("{}", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Stopping_before_the_end_leaves_the_old_file_and_nothing_else()
    {
        string path = Path.Combine(_folder, "figures.json");
        File.WriteAllText(path, "old");
        Assert.Throws<OperationCanceledException>(() => WholeFile.Write(path, "new", new CancellationToken(canceled: true)));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_missing_folder_is_an_error_that_names_it()
    {
        string path = Path.Combine(_folder, "missing", "figures.json");
        Exception exception = Assert.ThrowsAny<IOException>(() => WholeFile.Write(path, "{}", TestContext.Current.CancellationToken));
        Assert.Contains("missing", exception.Message, StringComparison.Ordinal);
    }
}
