namespace Ballistics.Search.Ranking;

/// <summary>One mark as it is read for comparison.</summary>
internal sealed record GalleryMark(Guid ExhibitId, Guid MarkId, int? Land, byte[] Signature);
