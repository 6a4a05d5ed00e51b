using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;
using CsCheck;

namespace Ballistics.Comparison.Tests;

public class SignatureTests
{
    private static readonly MadeMark Mark = new(3);
    private static readonly Signature Upright = MadeMark.SignatureOf(Mark.Scan());
    private static readonly byte[] Bytes = Upright.ToBytes();

    [Fact]
    public void A_signature_read_back_scores_the_same_to_the_last_bit()
    {
        Signature turned = MadeMark.SignatureOf(Mark.Scan(new Pose(0.1e-3, 0, 50), noise: 0.5e-6));
        MarkComparison before = MarkComparer.Compare(Upright, turned);
        MarkComparison after = MarkComparer.Compare(Signature.FromBytes(Bytes), Signature.FromBytes(turned.ToBytes()));
        Assert.Equal(BitConverter.DoubleToInt64Bits(before.Score), BitConverter.DoubleToInt64Bits(after.Score));
        Assert.Equal(before.Pose, after.Pose);
        Assert.Equal(before.Cells, after.Cells);
        Assert.Equal(Bytes, Signature.FromBytes(Bytes).ToBytes());
    }

    [Theory]
    [InlineData(Modality.Heights)]
    [InlineData(Modality.RingLight)]
    [InlineData(Modality.SideLight)]
    public void A_signature_keeps_what_was_measured(Modality modality) =>
        Assert.Equal(modality, Signature.FromBytes((Upright with { Modality = modality }).ToBytes()).Modality);

    [Fact]
    public void The_bytes_of_heights_say_nothing_of_modality_so_that_those_stored_before_there_were_others_stay_readable()
    {
        byte[] head = [.. BitConverter.GetBytes(Signature.CurrentVersion), (byte)MarkKind.BreechFaceImpression.Name.Length, .. System.Text.Encoding.UTF8.GetBytes(MarkKind.BreechFaceImpression.Name)];
        Assert.Equal(head, Bytes[..head.Length]);
    }

    [Fact]
    public void A_signature_of_an_unknown_modality_is_refused_by_its_name()
    {
        byte[] bytes = (Upright with { Modality = Modality.RingLight }).ToBytes();
        bytes[5 + MarkKind.BreechFaceImpression.Name.Length + 1] = (byte)'K';
        Assert.Contains("KingLight", Assert.Throws<InvalidDataException>(() => Signature.FromBytes(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_takes_no_more_than_128_KB() => Assert.InRange(Bytes.Length, 1, 128 << 10);

    [Fact]
    public void The_coarse_stage_of_a_signature_takes_no_more_than_8_KB_of_memory()
    {
        var signature = (ImpressedSignature)Signature.FromBytes(Bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var map = new PackedMap(signature.Coarse.Width, signature.Coarse.Height, signature.Coarse.Spacing);
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(signature.Coarse.Points.Length, map.Points.Length);
        Assert.InRange(taken, signature.Coarse.Width * signature.Coarse.Height, 8 << 10);
    }

    [Fact]
    public void The_same_scan_gives_the_same_bytes() => Assert.Equal(Bytes, MadeMark.SignatureOf(Mark.Scan()).ToBytes());

    [Fact]
    public void A_signature_that_lacks_its_end_is_refused() =>
        Gen.Int[0, Bytes.Length - 1].Sample(length => Assert.Throws<InvalidDataException>(() => Signature.FromBytes(Bytes.AsMemory(0, length))));

    [Fact]
    public void A_signature_of_another_version_is_refused_by_its_number() =>
        Gen.Int.Where(version => version != Signature.CurrentVersion).Sample(version =>
        {
            byte[] other = (byte[])Bytes.Clone();
            BitConverter.TryWriteBytes(other, version);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Signature.FromBytes(other));
            Assert.Contains($"{version}", error.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void A_signature_of_an_unknown_kind_is_refused() =>
        Gen.Select(Gen.Int[5, 4 + MarkKind.BreechFaceImpression.Name.Length], Gen.Byte[1, 15]).Sample((at, flipped) =>
        {
            byte[] other = (byte[])Bytes.Clone();
            other[at] ^= flipped;
            Assert.Throws<InvalidDataException>(() => Signature.FromBytes(other));
        });

    [Fact]
    public void A_mark_that_covers_too_much_is_refused_as_too_large()
    {
        var vast = new PreparedMark(MarkKind.BreechFaceImpression, new Topography(800, 800, 12.5e-6, 12.5e-6, [.. Enumerable.Range(0, 640_000).Select(i => (i * 7919 % 101 - 50) * 1e-8f)]));
        Assert.Equal(RejectionReason.TooLarge, Assert.Throws<RejectedScanException>(() => SignatureExtractor.Extract(vast)).Reason);
    }

    [Fact]
    public void A_mark_without_relief_is_refused_as_flat()
    {
        var flat = new PreparedMark(MarkKind.BreechFaceImpression, new Topography(200, 200, 12.5e-6, 12.5e-6, new float[40_000]));
        Assert.Equal(RejectionReason.Flat, Assert.Throws<RejectedScanException>(() => SignatureExtractor.Extract(flat)).Reason);
    }
}
