using System.Globalization;
using System.Text;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ballistics.Service.Marks;

/// <summary>Reads the form of an upload as it arrives, up to the file: its fields, and the file as a stream that was not read yet.</summary>
/// <param name="Submission">What the fields state.</param>
/// <param name="Scan">The file's bytes; reading to their end checks that nothing follows.</param>
internal sealed record ScanUpload(MarkSubmission Submission, Stream Scan)
{
    /// <summary>Reads the fields.</summary>
    /// <exception cref="ProblemException">The form is none, a field is wrong, or there is no file.</exception>
    public static async Task<ScanUpload> ReadAsync(Guid exhibitId, HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limits.UploadBytes)
            throw new ProblemException(ProblemCatalogue.TooLarge, $"The upload has {request.ContentLength} bytes; at most {Search.Limits.ScanBytes} are taken. Crop the scan or save it compressed.");
        var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = Limits.PartHeaders, HeadersLengthLimit = Limits.PartHeaderBytes };
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await NextAsync(reader, cancellation) is { } part)
        {
            ContentDispositionHeaderValue header = Disposition(part);
            string name = HeaderUtilities.RemoveQuotes(header.Name).ToString();
            if (string.Equals(name, "scan", StringComparison.OrdinalIgnoreCase))
                return new ScanUpload(Stated(exhibitId, fields, FileName(header), PartDigest.Read(part)), new LastPart(part.Body, reader));
            if (name.ToLowerInvariant() is not ("kind" or "land" or "sha256" or "spacing" or "lighting" or "lamp"))
                throw Malformed($"The form has a part '{name}'. Its parts are kind, land, sha256, of a picture spacing, lighting and lamp and, last, the file scan.");
            if (!fields.TryAdd(name, await FieldAsync(name, part, cancellation)))
                throw Malformed($"The field {name} is there twice.");
        }
        throw Malformed("The form has no file part 'scan'.");
    }

    /// <summary>The next part of a form; null where there is none.</summary>
    internal static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw Malformed("The form ends before its closing boundary, or a part's header cannot be read.");
        }
    }

    internal static ProblemException Malformed(string detail) => new(ProblemCatalogue.MalformedUpload, $"{detail} {ProblemCatalogue.MalformedUpload.Description}");

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(ProblemCatalogue.UnsupportedMediaType, $"An upload is multipart/form-data; '{request.ContentType}' was sent.");
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= 70 ? boundary : throw Malformed("The content type names no boundary of 1 to 70 characters.");
    }

    private static ContentDispositionHeaderValue Disposition(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? header) && header.DispositionType == "form-data"
            ? header
            : throw Malformed("A part has no header Content-Disposition: form-data with its name.");

    private static async Task<string> FieldAsync(string name, MultipartSection part, CancellationToken cancellation)
    {
        var buffer = new byte[Limits.FieldBytes + 1];
        try
        {
            int length = await part.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            return length <= Limits.FieldBytes ? Encoding.UTF8.GetString(buffer, 0, length).Trim() : throw Malformed($"The field {name} is longer than {Limits.FieldBytes} bytes.");
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Malformed($"The form ends within the field {name}.");
        }
    }

    private static MarkSubmission Stated(Guid exhibitId, Dictionary<string, string> fields, string fileName, string? partDigest)
    {
        if (!fields.TryGetValue("kind", out string? kindName))
            throw Malformed("The field kind does not stand before the file.");
        MarkKind kind = MarkKind.TryParse(kindName)
            ?? throw new ProblemException(ProblemCatalogue.InvalidRequest, $"'{kindName}' is no mark kind. Use one of: {string.Join(", ", MarkKind.All)}.");
        int? land = null;
        if (fields.TryGetValue("land", out string? landText) && landText.Length > 0)
            land = int.TryParse(landText, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new ProblemException(ProblemCatalogue.WrongLand, $"'{landText}' is no land number. Use 1 to {Search.Limits.Lands}.");
        string? sha256 = fields.TryGetValue("sha256", out string? stated) && stated.Length > 0 ? stated : null;
        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
            throw new ProblemException(ProblemCatalogue.InvalidRequest, "The field sha256 has 64 hexadecimal digits, or is left out.");
        if (sha256 is not null && partDigest is not null && !string.Equals(sha256, partDigest, StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(ProblemCatalogue.InvalidRequest, "The field sha256 and the digest in the file part's header differ. Send one of them.");
        return new MarkSubmission(exhibitId, kind, fileName, land, sha256 ?? partDigest, Spacing(fields), Lighting(fields), Lamp(fields));
    }

    private static Lighting Lighting(Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("lighting")?.ToLowerInvariant() switch
        {
            null or "" or "unknown" => Evidence.Lighting.Unknown,
            "ring" => Evidence.Lighting.Ring,
            "side" => Evidence.Lighting.Side,
            string other => throw new ProblemException(ProblemCatalogue.InvalidRequest, $"'{other}' is no lighting. Use ring or side, or leave it out where it is not known."),
        };

    private static double? Lamp(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("lamp", out string? text) || text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && degrees is >= -360 and <= 360
            ? degrees
            : throw new ProblemException(ProblemCatalogue.InvalidRequest, $"'{text}' is no direction of a lamp. Give degrees from -360 to 360: 0 is the right of the picture, 90 its lower edge.");
    }

    private static double? Spacing(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("spacing", out string? text) || text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double micrometres) && micrometres * 1e-6 is >= Imaging.Limits.LeastSpacing and <= Imaging.Limits.GreatestImageSpacing
            ? micrometres * 1e-6
            : throw new ProblemException(ProblemCatalogue.InvalidRequest, $"'{text}' is no spacing. Give the distance between pixels in micrometres, up to {Imaging.Limits.GreatestImageSpacing * 1e6:0}, with a point before decimals.");
    }

    // Some browsers and tools send a whole path; a control character would spoil logs and headers.
    private static string FileName(ContentDispositionHeaderValue header)
    {
        string name = HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).ToString();
        name = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        if (name.Length > Search.Limits.FileNameLength)
            name = name[^Search.Limits.FileNameLength..];
        return name.Length == 0 ? "scan" : name;
    }
}
