using Ballistics.Evidence;
using Ballistics.Search.Intake;

namespace Ballistics.Service.Problems;

/// <summary>Every kind of problem the API answers with.</summary>
public static class ProblemCatalogue
{
    /// <summary>The request itself is wrong.</summary>
    public static readonly ProblemType InvalidRequest = new(
        "invalid-request", 400, "The request is not valid", "A field is missing, misspelt or out of range. The detail, or errors by field, say which.");

    /// <summary>The upload's form is wrong.</summary>
    public static readonly ProblemType MalformedUpload = new(
        "malformed-upload", 400, "The upload cannot be read",
        "Send multipart/form-data with the fields kind, land (for lands) and sha256 (optional) first and the file part 'scan' last.");

    /// <summary>Nobody knows who asks.</summary>
    public static readonly ProblemType NotSignedIn = new(
        "not-signed-in", 401, "Sign in first", "Every address but /health wants to know who asks: sign in on the page, or send a key, a token or a member's certificate.");

    /// <summary>The role does not allow it.</summary>
    public static readonly ProblemType NotAllowed = new(
        "not-allowed", 403, "Your roles do not allow this", "docs/authorisation.md names the roles that each address is open to. The agency's administrator gives roles.");

    /// <summary>Somebody else's page acts through a session.</summary>
    public static readonly ProblemType NotFromThePage = new(
        "not-from-the-page", 403, "The request does not come from the page", "What changes anything through a session carries the header that GET /api/v1/session gives. Programs send a key instead.");

    /// <summary>Too many requests.</summary>
    public static readonly ProblemType TooManyRequests = new(
        "too-many-requests", 429, "Too many requests", "More requests came in a minute than one member, agency or address may send. Try again after the time in the header Retry-After.");

    /// <summary>A person, key or certificate cannot be entered so.</summary>
    public static readonly ProblemType MemberRefused = new(
        "member-refused", 422, "The roles cannot be given so", "Nobody gives a role that is not one's own to give; a robot works for simulated records only. The detail says which rule it is.");

    /// <summary>Nothing is there.</summary>
    public static readonly ProblemType NotFound = new("not-found", 404, "There is no such thing", "The address or the id in it is unknown here.");

    /// <summary>The method is not offered.</summary>
    public static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed", 405, "The address does not take this method", "The header Allow names the methods it takes; /api-docs describes them.");

    /// <summary>Something of that name exists.</summary>
    public static readonly ProblemType AlreadyExists = new(
        "already-exists", 409, "It exists already", "Something of that name, label or reference is there; existingId names it. Use that one or choose another name.");

    /// <summary>The exhibit has these bytes.</summary>
    public static readonly ProblemType DuplicateMark = new(
        "duplicate-mark", 409, "The exhibit has this very scan already",
        "The same bytes were uploaded to the same exhibit as the same kind of mark before; existingId names that mark. Nothing was stored twice.");

    /// <summary>The list is not there yet.</summary>
    public static readonly ProblemType SearchNotCompleted = new(
        "search-not-completed", 409, "The search has no candidate list", "Wait until its state is Completed; a cancelled or failed search never has a list.");

    /// <summary>The search has ended.</summary>
    public static readonly ProblemType SearchAlreadyEnded = new(
        "search-already-ended", 409, "The search has ended already", "Only a search that waits or runs can be cancelled.");

    /// <summary>A step that may not be taken now.</summary>
    public static readonly ProblemType NotAllowedNow = new(
        "not-allowed-now", 409, "The step may not be taken now", "It does not follow from where the matter stands, or not for you; allowed names what you may do. Or somebody acted meanwhile: read it again.");

    /// <summary>A step that only a person may take.</summary>
    public static readonly ProblemType PersonNeeded = new(
        "person-needed", 403, "Only a person may do this", "Reviewing, comparing, concluding, verifying and consenting are a person's work. Sign in as one, or use a key that acts for a person.");

    /// <summary>Too large a body.</summary>
    public static readonly ProblemType TooLarge = new(
        "too-large", 413, "Too large", "The request, or what the file unpacks to, is larger than the service takes. Crop the scan or save it with less resolution.");

    /// <summary>Wrong media type.</summary>
    public static readonly ProblemType UnsupportedMediaType = new(
        "unsupported-media-type", 415, "The request has another content type than the address takes", "Send application/json, or multipart/form-data for an upload.");

    /// <summary>Wrong mark for the specimen.</summary>
    public static readonly ProblemType KindDoesNotFitSpecimen = new(
        "kind-does-not-fit-specimen", 422, "The specimen bears no such mark", "Cartridge cases and bullets bear different kinds of marks; name one the exhibit's specimen bears.");

    /// <summary>Wrong land number.</summary>
    public static readonly ProblemType WrongLand = new("wrong-land", 422, "The land number does not fit", "A land is numbered from 1, and only a LandEngravedArea has a number.");

    /// <summary>Nothing to search with.</summary>
    public static readonly ProblemType NotSearchable = new(
        "not-searchable", 422, "The exhibit cannot be searched with", "It has no mark whose signature is made. Upload a scan with heights of one of its marks.");

    /// <summary>The list was made by another version.</summary>
    public static readonly ProblemType ReplayNotPossible = new(
        "replay-not-possible", 409, "The list cannot be replayed by this version", "Its signatures are of another version. The program that made it can replay it.");

    /// <summary>An agency has as many scans waiting as one may have.</summary>
    public static readonly ProblemType TooManyScans = new(
        "too-many-scans", 429, "The agency has too many scans waiting to be prepared", "Wait for some to be prepared, or send without Prefer: respond-async; Retry-After says when to try again.");

    /// <summary>An agency asks for too much at once.</summary>
    public static readonly ProblemType TooManySearches = new(
        "too-many-searches", 429, "The agency has too many searches under way", "Wait for some to end, or cancel some; Retry-After says when to try again.");

    /// <summary>Unexpected.</summary>
    public static readonly ProblemType InternalError = new(
        "internal-error", 500, "The service failed", "This is an error of the service. Nothing was stored by the request; its log tells more under the traceId.");

    /// <summary>No purpose is stated.</summary>
    public static readonly ProblemType PurposeMissing = new(
        "purpose-missing", 400, "The request does not say what it is for",
        "Searches, and reads of other agencies' records, state a purpose in the header Ballistics-Purpose (percent-encoded where it is not ASCII). It stands in the audit trail, where the owner reads it.");

    /// <summary>An original is lost.</summary>
    public static readonly ProblemType OriginalLost = new(
        "original-lost", 500, "The original is missing or has changed on the disk", "The stored bytes no longer fit their digest. The administrator restores them from a backup.");

    /// <summary>Nothing can be stored.</summary>
    public static readonly ProblemType StorageNotWritable = new(
        "storage-not-writable", 507, "Nothing can be stored now",
        "The disk of the data folder or of the database is full or read-only. Nothing of the request was stored and nothing kept before is touched. The administrator makes room; then send it again.");

    /// <summary>Too busy.</summary>
    public static readonly ProblemType Busy = new("busy", 503, "The service is busy", "Too much work waits already. Try again after the time in the header Retry-After.");

    private static readonly Dictionary<RejectionReason, ProblemType> s_rejections = new()
    {
        [RejectionReason.Empty] = new("empty-scan", 400, "The scan has no bytes", "Send the file itself."),
        [RejectionReason.UnknownFormat] = new(
            "unknown-format", 415, "The scan is of no format that is read here", "Send X3P, AL3D, PNG, TIFF, JPEG or BMP, under a name that says which it is."),
        [RejectionReason.Damaged] = new("damaged-scan", 422, "The scan is damaged", "The format was recognised and the content breaks its rules. Export it again from the instrument."),
        [RejectionReason.ChecksumMismatch] = new(
            "checksum-mismatch", 422, "A checksum does not fit", "The bytes are not those the checksum, inside the file or sent along, was taken of. Send the file again."),
        [RejectionReason.Unsupported] = new(
            "unsupported-scan", 422, "The scan holds something that is not compared here", "Profiles and point clouds are not compared. Export a height map."),
        [RejectionReason.TooLarge] = TooLarge,
        [RejectionReason.TooLittleMeasured] = new("too-little-measured", 422, "Too little of the mark was measured", "Most points are missing. Measure again with other light or settings."),
        [RejectionReason.TooSmall] = new("too-small", 422, "The mark covers too small an area", "Measure a larger part of the mark."),
        [RejectionReason.Flat] = new("flat-surface", 422, "The surface has no relief", "In the band of its kind of mark the surface is flat. Check that the file holds heights of the mark."),
        [RejectionReason.UnknownSpacing] = new(
            "unknown-spacing", 422, "The picture's scale is not known", "The file does not say how far apart its pixels lie. State it in micrometres a pixel."),
        [RejectionReason.UnknownLighting] = new(
            "unknown-lighting", 422, "The picture's lighting is not known", "It cannot be told from the picture. State whether it was taken under ring or side light."),
        [RejectionReason.OutOfFocus] = new("out-of-focus", 422, "The scan is out of focus", "The fine detail that the mark is compared by is blurred away. Focus and measure again; quality gives the numbers."),
        [RejectionReason.Saturated] = new("saturated", 422, "Much of the mark lies at the end of the range", "It was cut off there: expose less, or widen the instrument's range of heights; quality gives the numbers."),
        [RejectionReason.LowContrast] = new("low-contrast", 422, "The picture shows next to no differences of brightness", "Light the mark from a lower angle or harder; quality gives the numbers."),
        [RejectionReason.Noisy] = new("noisy", 422, "The fine detail is mostly noise", "Measure with more light, or average several measurements; quality gives the numbers."),
        [RejectionReason.TooManySpikes] = new("too-many-spikes", 422, "Too many points stand out alone", "Clean the mark, or measure with other light or settings; quality gives the numbers."),
        [RejectionReason.TooCoarse] = new("too-coarse", 422, "The points lie too far apart", "The kind of mark is compared by finer detail. Use a higher magnification; quality gives the numbers."),
    };

    /// <summary>All of them, by status and name.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        .. new[]
        {
            InvalidRequest, PurposeMissing, MalformedUpload, NotSignedIn, NotAllowed, NotFromThePage, TooManyRequests, MemberRefused, NotFound, MethodNotAllowed, AlreadyExists, DuplicateMark, SearchNotCompleted, SearchAlreadyEnded, NotAllowedNow, PersonNeeded,
            TooLarge,
            UnsupportedMediaType, KindDoesNotFitSpecimen, WrongLand, NotSearchable, ReplayNotPossible, TooManySearches, TooManyScans, InternalError, OriginalLost, StorageNotWritable, Busy,
        }.Union(s_rejections.Values).OrderBy(type => type.Status).ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The problem a refused scan is answered with.</summary>
    public static ProblemType Of(RejectionReason reason) => s_rejections[reason];

    /// <summary>The problem a refused submission is answered with.</summary>
    public static ProblemType Of(SubmissionProblem problem) => problem switch
    {
        SubmissionProblem.UnknownExhibit => NotFound,
        SubmissionProblem.KindDoesNotFitSpecimen => KindDoesNotFitSpecimen,
        SubmissionProblem.WrongLand => WrongLand,
        SubmissionProblem.DuplicateMark => DuplicateMark,
        _ => InternalError,
    };

    /// <summary>The problem of a status that the framework itself answered with.</summary>
    public static ProblemType Of(int status) => status switch
    {
        401 => NotSignedIn,
        403 => NotAllowed,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => TooLarge,
        415 => UnsupportedMediaType,
        429 => TooManyRequests,
        503 => Busy,
        >= 400 and < 500 => InvalidRequest,
        _ => InternalError,
    };
}
