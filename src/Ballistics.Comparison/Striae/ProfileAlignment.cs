using Ballistics.Evidence;

namespace Ballistics.Comparison.Striae;

/// <summary>Lays the second profile over the first block by block, as the elastic alignment placed them.</summary>
internal static class ProfileAlignment
{
    public static AlignedProfiles Of(StriationSignature first, StriationSignature second, StriationAlignment alignment, ElasticPath path)
    {
        StriationProfile on = first.ToProfile(), from = second.ToProfile();
        var moved = new float[on.Heights.Length];
        Array.Fill(moved, float.NaN);
        for (int i = 0; i < path.Blocks * StriationParameters.Block; i++)
        {
            int a = path.First + i, b = a + path.LagOf(i / StriationParameters.Block);
            if (path.IsReversed)
                a = (alignment.IsSwapped ? second : first).Levels.Length - 1 - a;
            (int onFirst, int onSecond) = alignment.IsSwapped ? (b, a) : (a, b);
            if (onFirst >= 0 && onFirst < moved.Length && onSecond >= 0 && onSecond < from.Heights.Length)
                moved[onFirst] = from.Heights[onSecond];
        }
        return new AlignedProfiles(on, new StriationProfile(on.Spacing, moved));
    }
}
