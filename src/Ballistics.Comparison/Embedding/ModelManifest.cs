using System.Security.Cryptography;
using System.Text.Json;

namespace Ballistics.Comparison.Embedding;

/// <summary>What manifest.json says of a model: which file it is, byte for byte, and what goes in and comes out.</summary>
/// <param name="Version">Name and version, as kept with every embedding.</param>
/// <param name="File">The model's file, in the manifest's folder.</param>
/// <param name="Sha256">SHA-256 of that file, 64 lower-case hexadecimal digits.</param>
/// <param name="Input">Shape of one input.</param>
/// <param name="Unmeasured">The level by which the input says that a point was not measured.</param>
/// <param name="Normalisation">What was done to the output.</param>
/// <param name="Dimensions">How many values the output has.</param>
internal sealed record ModelManifest(
    string Version, string File, string Sha256, IReadOnlyList<int> Input, int Unmeasured, string Normalisation, int Dimensions)
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the manifest and checks that the model fits this program.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="isStriated">Which marks the model has to be made for.</param>
    /// <exception cref="EmbeddingUnavailableException">It is missing, damaged, or of a model of another form.</exception>
    public static ModelManifest Read(string folder, bool isStriated)
    {
        string path = Path.Combine(folder, FileName);
        ModelManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ModelManifest>(System.IO.File.ReadAllBytes(path), s_options) ?? throw new JsonException("It is empty.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new EmbeddingUnavailableException($"The model's manifest '{path}' cannot be read: {problem.Message} Put back the folder as it was released.", problem);
        }
        bool fits = manifest.Input is not null && manifest.Input.SequenceEqual(EmbeddingInput.Shape(isStriated))
            && manifest.Unmeasured == EmbeddingInput.Unmeasured && manifest.Normalisation == "L2" && manifest.Dimensions == MarkEmbedding.Dimensions
            && !string.IsNullOrEmpty(manifest.Version) && !string.IsNullOrEmpty(manifest.File);
        return fits ? manifest : throw new EmbeddingUnavailableException(
            $"The model of '{path}' is of a form that this program does not feed. Use the model that was released with the program.");
    }

    /// <summary>The model's bytes, which are the ones that the manifest tells of.</summary>
    /// <exception cref="EmbeddingUnavailableException">They are missing or others.</exception>
    public byte[] ReadModel(string folder)
    {
        string path = Path.Combine(folder, File);
        try
        {
            byte[] model = System.IO.File.ReadAllBytes(path);
            string found = Convert.ToHexStringLower(SHA256.HashData(model));
            return found == Sha256 ? model : throw new EmbeddingUnavailableException(
                $"The model '{path}' has SHA-256 {found}; its manifest tells of {Sha256}. Put back the file as it was released.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddingUnavailableException($"The model '{path}' cannot be read: {problem.Message} Put back the file as it was released.", problem);
        }
    }
}
