using System.Runtime.InteropServices;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Tests.Embedding;

/// <summary>The learned models as they were released.</summary>
public sealed class OnnxEmbedderTests : IDisposable
{
    // What NumPy writes before the data of small arrays.
    private const int NumpyHeader = 128;

    private static readonly string s_released = Released(isStriated: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("model").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_output_is_that_of_the_training_program(bool isStriated)
    {
        using OnnxEmbedder embedder = OnnxEmbedder.Load(Released(isStriated), isStriated);
        sbyte[] inputs = Reference<sbyte>(isStriated, "inputs.npy");
        float[] outputs = Reference<float>(isStriated, "outputs.npy");
        Assert.Equal(3 * MarkEmbedding.Dimensions, outputs.Length);
        float[] found = embedder.Run([.. inputs.Chunk(inputs.Length / 3)]);
        for (int i = 0; i < outputs.Length; i++)
            Assert.Equal(outputs[i], found[i], 1e-4f);
    }

    [Fact]
    public void A_model_that_is_not_the_manifests_is_refused()
    {
        CopyModel();
        byte[] model = File.ReadAllBytes(Path.Combine(_folder, "model.onnx"));
        model[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), model);
        Assert.Contains("SHA-256", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(_folder, isStriated: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_or_manifest_is_told_by_name()
    {
        Assert.Contains("manifest.json", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(_folder, isStriated: false)).Message, StringComparison.Ordinal);
        File.Copy(Path.Combine(s_released, "manifest.json"), Path.Combine(_folder, "manifest.json"));
        Assert.Contains("model.onnx", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(_folder, isStriated: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_form_is_refused()
    {
        CopyModel();
        string manifest = Path.Combine(_folder, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("384", "360", StringComparison.Ordinal));
        Assert.Contains("form", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(_folder, isStriated: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_other_class_of_marks_is_refused()
    {
        Assert.Contains("form", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(s_released, isStriated: true)).Message, StringComparison.Ordinal);
        Assert.Contains("form", Assert.Throws<EmbeddingUnavailableException>(() => OnnxEmbedder.Load(Released(isStriated: true), isStriated: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_model_embeds_the_marks_it_is_made_for_and_no_others()
    {
        Signature mark = MadeMark.SignatureOf(new MadeMark(1).Scan());
        Assert.True(ReleasedModel.OfImpressed(s_released).Embeds(mark.Kind));
        Assert.False(ReleasedModel.OfStriated(Released(isStriated: true)).Embeds(mark.Kind));
        Assert.True(ReleasedModel.OfStriated(Released(isStriated: true)).Embeds(MarkKind.LandEngravedArea));
        Assert.Throws<ArgumentException>(() => ReleasedModel.OfStriated(Released(isStriated: true)).Embed(mark));
    }

    [Fact]
    public void Without_its_model_the_program_embeds_nothing_and_with_it_again_it_does()
    {
        var model = ReleasedModel.OfImpressed(_folder);
        Signature mark = MadeMark.SignatureOf(new MadeMark(1).Scan());
        Assert.False(model.Embeds(mark.Kind));
        Assert.Throws<EmbeddingUnavailableException>(() => model.Embed(mark));
        CopyModel();
        Assert.True(model.Embeds(mark.Kind));
        Assert.Equal(MarkEmbedders.For(mark.Kind).Embed(mark).Values.ToArray(), model.Embed(mark).Values.ToArray());
    }

    [Fact]
    public void A_model_that_failed_is_left_alone_until_its_files_change()
    {
        CopyModel();
        string file = Path.Combine(_folder, "model.onnx");
        var model = ReleasedModel.OfImpressed(_folder);
        byte[] whole = File.ReadAllBytes(file);
        byte[] damaged = [.. whole];
        damaged.AsSpan(whole.Length / 2).Clear();
        File.WriteAllBytes(file, damaged);
        DateTime written = File.GetLastWriteTimeUtc(file);
        Assert.NotNull(model.Failure);

        // As long as nothing shows that it is another one, it is not even read.
        File.WriteAllBytes(file, whole);
        File.SetLastWriteTimeUtc(file, written);
        Assert.NotNull(model.Failure);
        File.SetLastWriteTimeUtc(file, written.AddSeconds(1));
        Assert.Null(model.Failure);
    }

    [Fact]
    public void A_mark_with_nothing_measured_on_the_rings_does_not_fail()
    {
        using OnnxEmbedder embedder = OnnxEmbedder.Load(s_released, isStriated: false);
        float[] found = embedder.Run([[.. Enumerable.Repeat(EmbeddingInput.Unmeasured, 48 * 384)]]);
        Assert.All(found, value => Assert.True(float.IsFinite(value)));
    }

    private static string Released(bool isStriated) => Path.Combine(AppContext.BaseDirectory, "models", isStriated ? "profile-embedding" : "mark-embedding");

    private static T[] Reference<T>(bool isStriated, string file)
        where T : struct => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(Released(isStriated), "reference", file)).AsSpan(NumpyHeader)).ToArray();

    private void CopyModel()
    {
        foreach (string file in (string[])["model.onnx", "manifest.json"])
            File.Copy(Path.Combine(s_released, file), Path.Combine(_folder, file));
    }
}
