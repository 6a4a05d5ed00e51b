using Ballistics.Evidence;
using Ballistics.Search.Import;
using Ballistics.Tests;

namespace Ballistics.Search.Tests.Import;

public sealed class LabelledFolderTests : IDisposable
{
    private const string Header = "file,study,exhibit,specimen,mark,firearm,land,surface";
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-labels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_is_read_whatever_the_order_of_its_columns()
    {
        LabelledScan scan = Assert.Single(Read(
            "land,mark,specimen,firearm,exhibit,study,file,jurisdiction,agency,case",
            "3,LandEngravedArea,Bullet,barrel 1,\"Bullet, left\",hamby,a/b.x3p,NL,Laboratory,2026-1"));

        Assert.Equal(
            new LabelledScan("a/b.x3p", "hamby", "Bullet, left", SpecimenKind.Bullet, MarkKind.LandEngravedArea, "barrel 1", 3, null, "Laboratory", "NL", "2026-1"), scan);
    }

    [Fact]
    public void Empty_cells_are_unknown_and_empty_lines_nothing()
    {
        LabelledScan scan = Assert.Single(Read(Header, "", "a.x3p,s,e,CartridgeCase,BreechFaceImpression,f,,", "   "));

        Assert.Null(scan.Land);
        Assert.Null(scan.Surface);
        Assert.Null(scan.Agency);
    }

    [Theory]
    [InlineData("a.x3p,s,e,CartridgeCase,Scratch,f,,", "line 2: 'Scratch' is no mark kind")]
    [InlineData("a.x3p,s,e,Shell,BreechFaceImpression,f,,", "line 2: 'Shell' is no specimen")]
    [InlineData("a.x3p,s,e,Bullet,BreechFaceImpression,f,,", "line 2: a Bullet bears no BreechFaceImpression")]
    [InlineData("../a.x3p,s,e,CartridgeCase,BreechFaceImpression,f,,", "line 2: the file '../a.x3p' lies outside the folder")]
    [InlineData("/etc/passwd,s,e,CartridgeCase,BreechFaceImpression,f,,", "lies outside the folder")]
    [InlineData(",s,e,CartridgeCase,BreechFaceImpression,f,,", "line 2: the column file is empty")]
    [InlineData("a.x3p,s,e,Bullet,LandEngravedArea,f,0,", "line 2: '0' is no land number")]
    [InlineData("a.x3p,s,\"e,CartridgeCase,BreechFaceImpression,f,,", "line 2: a quote is opened")]
    public void A_wrong_line_is_named(string line, string message) =>
        Assert.Contains(message, Assert.Throws<LabelsException>(() => Read(Header, line)).Message);

    [Fact]
    public void A_missing_column_folder_or_file_is_named()
    {
        Assert.Contains("firearm", Assert.Throws<LabelsException>(() => Read("file,study,exhibit,specimen,mark")).Message);
        Assert.Contains("nowhere", Assert.Throws<LabelsException>(() => LabelledFolder.Read("/nowhere", "/nowhere/labels.csv")).Message);
        Assert.Contains("none.csv", Assert.Throws<LabelsException>(() => LabelledFolder.Read(_folder, Path.Combine(_folder, "none.csv"))).Message);
    }

    [Fact]
    public void The_labels_of_the_real_scans_are_read_whole()
    {
        string labels = RealData.Path("labels.csv");

        IReadOnlyList<LabelledScan> scans = LabelledFolder.Read(Path.GetDirectoryName(labels)!, labels);

        Assert.Equal(File.ReadLines(labels).Count() - 1, scans.Count);
        Assert.Equal(40, scans.Count(scan => scan.Study == "fadul"));
        Assert.All(scans, scan => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(labels)!, scan.File))));
    }

    private IReadOnlyList<LabelledScan> Read(params string[] lines)
    {
        string path = Path.Combine(_folder, "labels.csv");
        File.WriteAllLines(path, lines);
        return LabelledFolder.Read(_folder, path);
    }
}
