using Ballistics.Accuracy.Shortlist;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Cli.Tests.Accuracy;

/// <summary>Embeddings of simulated marks, kept in a folder.</summary>
public sealed class DistractorGalleryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gallery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_gallery_that_was_stopped_goes_on_and_holds_what_one_made_at_once_holds()
    {
        byte[][] grown = Rows(Make(3, "grown")), more = Rows(Make(7, "grown"));
        Assert.Equal(3, grown.Length);
        Assert.Equal(Rows(Make(7, "at once")), more);
        Assert.Equal(grown, more[..3]);
    }

    [Fact]
    public void A_gallery_of_other_marks_is_made_anew()
    {
        byte[][] made = Rows(Make(3, "spoilt"));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "spoilt")));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[0] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(made, Rows(Make(3, "spoilt")));
    }

    private DistractorGallery Make(int count, string folder) => Assert.Single(DistractorGallery.Of(
        MarkKind.LandEngravedArea, [new ProfileEmbedder()], count, Path.Combine(_folder, folder), TestContext.Current.CancellationToken));

    private static byte[][] Rows(DistractorGallery gallery) =>
        [.. gallery.Blocks().SelectMany(block => block.Rows).Select(row => row.Values.ToArray().Select(value => (byte)value).ToArray())];
}
