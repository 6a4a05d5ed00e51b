namespace Ballistics.Search.Retention;

/// <summary>When an exhibit's owner must decide anew whether its record is still needed.</summary>
public sealed class ExhibitReview
{
    /// <summary>The exhibit.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The agency that owns it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>When it is to be decided.</summary>
    public required DateTimeOffset ReviewAt { get; set; }

    /// <summary>Why the record is kept until then; null where nobody has decided yet and the usual term runs.</summary>
    public string? Reason { get; set; }

    /// <summary>Who decided; null where nobody has.</summary>
    public Guid? SetBy { get; set; }

    /// <summary>When the owner was told that the date has come; null before.</summary>
    public DateTimeOffset? AlertedAt { get; set; }
}
