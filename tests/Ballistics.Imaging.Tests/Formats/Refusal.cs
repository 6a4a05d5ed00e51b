using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

internal static class Refusal
{
    /// <summary>Reads bytes that have to be refused for that reason; gives the message.</summary>
    public static string Of(RejectionReason reason, byte[] bytes, ReadOptions? options = null)
    {
        var refusal = Assert.Throws<RejectedScanException>(() => AcquisitionReader.Read(bytes, options));
        Assert.True(reason == refusal.Reason, $"{refusal.Reason}: {refusal.Message}");
        Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
        return refusal.Message;
    }
}
