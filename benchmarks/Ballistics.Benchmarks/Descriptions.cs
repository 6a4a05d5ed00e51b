namespace Ballistics.Benchmarks;

/// <summary>What the benchmarks that the summary looks for are called.</summary>
internal static class Descriptions
{
    public const string
        Plain = "plain loop", Kernel = "kernel", Peak = "peak of 16-bit multiply-adds",
        OpenCv = "OpenCV matchTemplate, masked, normalised", Template = "kernel: products and energies under the mask",
        OneFirearm = "compare, one firearm, ±180°, both directions", TwoFirearms = "compare, two firearms, ±180°, both directions",
        Score = "score alone, two firearms", Coarse = "coarse stage alone", Prepare = "prepare a scan of 560 × 560 points",
        OneLand = "compare, one land", TwoLands = "compare, two lands", LandScore = "score alone, two lands", PrepareLand = "prepare a land",
        Batch = "pair of a batch",
        TurnEach = "16 embeddings, the product sum at each of 128 turns", Transform = "16 embeddings, all turns by one transform", SideBySide = "16 embeddings laid side by side",
        ReadPicture = "read a picture of 12 megapixels", JudgePicture = "judge a picture of 12 megapixels", PreparePicture = "picture of 12 megapixels, from bytes to prepared mark";
}
