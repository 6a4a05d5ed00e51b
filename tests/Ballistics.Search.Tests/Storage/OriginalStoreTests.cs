using System.Security.Cryptography;
using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Tests.Storage;

public sealed class OriginalStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_original_comes_back_byte_for_byte_under_its_digest()
    {
        using TestStore test = await TestStore.OpenAsync();
        byte[] bytes = RandomNumberGenerator.GetBytes(200_000);

        string sha256 = await KeepAsync(test.Store.Originals, bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        Assert.Equal(bytes, test.Store.Originals.ReadBytes(sha256));
        Assert.True(File.Exists(Path.Combine(test.Store.Folder, "originals", sha256[..2], sha256[2..4], sha256)));
        Assert.Empty(Incoming(test));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once()
    {
        using TestStore test = await TestStore.OpenAsync();
        await KeepAsync(test.Store.Originals, [1, 2, 3]);
        await KeepAsync(test.Store.Originals, [1, 2, 3]);

        Assert.Single(test.Store.Originals.List());
        Assert.Empty(Incoming(test));
    }

    [Fact]
    public async Task A_scan_that_is_not_kept_leaves_nothing()
    {
        using TestStore test = await TestStore.OpenAsync();
        using (await test.Store.Originals.ReceiveAsync(new MemoryStream([1, 2, 3]), 10, Cancellation))
            Assert.Single(Incoming(test));

        Assert.Empty(Incoming(test));
        Assert.Empty(test.Store.Originals.List());
    }

    [Theory]
    [InlineData(0, RejectionReason.Empty)]
    [InlineData(11, RejectionReason.TooLarge)]
    public async Task No_bytes_and_too_many_bytes_are_refused_by_name(int length, RejectionReason reason)
    {
        using TestStore test = await TestStore.OpenAsync();

        RejectedScanException exception = await Assert.ThrowsAsync<RejectedScanException>(
            () => test.Store.Originals.ReceiveAsync(new MemoryStream(new byte[length]), 10, Cancellation));

        Assert.Equal(reason, exception.Reason);
        Assert.Empty(Incoming(test));
    }

    [Fact]
    public async Task Bytes_that_changed_on_the_disk_are_not_handed_out()
    {
        using TestStore test = await TestStore.OpenAsync();
        string sha256 = await KeepAsync(test.Store.Originals, [1, 2, 3]);
        await File.WriteAllBytesAsync(Path.Combine(test.Store.Folder, "originals", sha256[..2], sha256[2..4], sha256), [1, 2, 4], Cancellation);

        Assert.Throws<OriginalLostException>(() => test.Store.Originals.ReadBytes(sha256));
        await Assert.ThrowsAsync<OriginalLostException>(() => test.Store.Originals.OpenAsync(sha256, Cancellation));
    }

    [Fact]
    public async Task Uploading_again_repairs_an_original_that_changed_on_the_disk()
    {
        using TestStore test = await TestStore.OpenAsync();
        string sha256 = await KeepAsync(test.Store.Originals, [1, 2, 3]);
        await File.WriteAllBytesAsync(Path.Combine(test.Store.Folder, "originals", sha256[..2], sha256[2..4], sha256), [9], Cancellation);

        await KeepAsync(test.Store.Originals, [1, 2, 3]);

        Assert.Equal([1, 2, 3], test.Store.Originals.ReadBytes(sha256));
    }

    [Fact]
    public async Task A_start_removes_what_interrupted_uploads_left()
    {
        using TestStore test = await TestStore.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(test.Store.Folder, "incoming", "half.part"), "half", Cancellation);

        await test.ReopenAsync();

        Assert.Empty(Incoming(test));
    }

    [Fact]
    public async Task The_check_reports_originals_without_marks_and_marks_without_originals()
    {
        using TestStore test = await TestStore.OpenAsync();
        string orphan = await KeepAsync(test.Store.Originals, [1, 2, 3]);
        Mark mark = await test.AddMarkAsync(await test.AddExhibitAsync(await test.AddAgencyAsync("A", "NL"), "E"), null);

        StoreCheck check = await StoreCheck.RunAsync(test.Store, Cancellation);

        Assert.Equal([orphan], check.Orphans);
        Assert.Equal([mark.Sha256], check.Missing);
        Assert.True(test.Store.Originals.Contains(orphan));
    }

    private static string[] Incoming(TestStore test) => Directory.GetFiles(Path.Combine(test.Store.Folder, "incoming"));

    private static async Task<string> KeepAsync(OriginalStore originals, byte[] bytes)
    {
        using IncomingOriginal incoming = await originals.ReceiveAsync(new MemoryStream(bytes), 1 << 20, Cancellation);
        await originals.KeepAsync(incoming);
        return incoming.Sha256;
    }
}
