namespace Ballistics.Search.Retention;

/// <summary>Something that holds what was made of marks beside the database: an index, pictures. A purge tells each to forget them.</summary>
public interface IMarkCache
{
    /// <summary>Forgets everything made of the marks; returns when none of it can be found or read any more.</summary>
    Task ForgetAsync(IReadOnlyCollection<Guid> marks, CancellationToken cancellation);
}
