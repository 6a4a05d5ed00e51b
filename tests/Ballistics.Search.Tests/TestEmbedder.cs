using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Search.Tests;

/// <summary>
/// Embeds a signature by a vector that is drawn from its bytes, so that equal signatures alone are similar. It may be told to fail.
/// </summary>
internal sealed class TestEmbedder(string version = "test 1") : IMarkEmbedder
{
    public string Version => version;

    public bool Fails { get; set; }

    public bool Embeds(MarkKind kind) => !kind.IsStriated;

    public MarkEmbedding Embed(Signature signature)
    {
        if (Fails)
            throw new InvalidOperationException("The model cannot be run.");
        byte[] digest = System.Security.Cryptography.SHA256.HashData(signature.ToBytes());
        var random = new Random(BitConverter.ToInt32(digest));
        return MarkEmbedding.Quantise(signature.Kind, version, [.. Enumerable.Range(0, MarkEmbedding.Dimensions).Select(_ => random.NextDouble() - 0.5)]);
    }

    public IReadOnlyList<MarkEmbedding> EmbedProbe(Signature signature) => [Embed(signature)];
}
