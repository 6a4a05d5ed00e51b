using Ballistics.Search.Storage;

namespace Ballistics.Search.Casework;

/// <summary>One agency asks another for more of an exhibit than the terms show unasked, and the other consents or not, in time or late.</summary>
public sealed class DetailRequest
{
    /// <summary>Identifies the request.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The exhibit.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The agency that owns it and answers.</summary>
    public required Guid OwnerAgencyId { get; init; }

    /// <summary>The agency that asks.</summary>
    public required Guid RequestingAgencyId { get; init; }

    /// <summary>How much is asked for.</summary>
    public required ReleaseLevel Wanted { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By when an answer is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How far it has come.</summary>
    public DetailRequestState State { get; set; } = DetailRequestState.Asked;

    /// <summary>How many events it has; the database refuses a second event at the same place.</summary>
    public int Version { get; set; }

    /// <summary>How much was granted; null where nothing was.</summary>
    public ReleaseLevel? Granted { get; set; }

    /// <summary>When the consent ends; null for no end of its own.</summary>
    public DateTimeOffset? GrantedUntil { get; set; }

    /// <summary>The version of the terms the consent was given under: it lapses with that version. Null where none was given.</summary>
    public Guid? TermsId { get; set; }

    /// <summary>Those terms; null where there are none or they were not loaded.</summary>
    public SharingTerms? Terms { get; init; }

    /// <summary>When it was answered; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What was done, by whom, when and why; empty where it was not loaded.</summary>
    public IList<DetailEvent> Events { get; init; } = [];

    /// <summary>Whether an answer is late at an instant.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == DetailRequestState.Asked && now > DueAt;

    /// <summary>Whether it is a consent that holds for an agency under some terms at an instant.</summary>
    internal bool IsInForce(Guid agency, Guid terms, DateTimeOffset at) =>
        State == DetailRequestState.Granted && Granted is not null && RequestingAgencyId == agency && TermsId == terms && (GrantedUntil is null || GrantedUntil > at);
}
