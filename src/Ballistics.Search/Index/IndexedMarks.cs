using System.Runtime.InteropServices;
using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Index;

/// <summary>
/// Keeps the index and the database together. The database is the truth: what was added to it and not yet to a segment is read again
/// at the next start, and an index that does not fit it is made anew.
/// </summary>
public sealed class IndexedMarks : IDisposable
{
    private readonly EvidenceStore _store;
    private readonly IMarkEmbedder _embedder;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _closing = new();
    private volatile SignatureIndex? _index;

    private IndexedMarks(EvidenceStore store, IMarkEmbedder embedder) => (_store, _embedder) = (store, embedder);

    /// <summary>The folder the index lies in.</summary>
    public string Folder => Path.Combine(_store.Folder, "index");

    /// <summary>Ends when the index holds what the database holds; until then searches by it wait.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>How much of a rebuild is done, 0 to 1.</summary>
    public double Progress { get; private set; } = 1;

    /// <summary>Version of what makes the embeddings.</summary>
    public string Embedding => _embedder.Version;

    /// <summary>Why marks are kept and not embedded now, and every exhibit compared in full instead; null where they are embedded.</summary>
    public string? EmbeddingFailure => _embedder.Failure;

    /// <summary>The index; call only once it is <see cref="Ready"/>.</summary>
    internal SignatureIndex Rows => _index ?? throw new InvalidOperationException("The index is being made anew.");

    internal static async Task<IndexedMarks> OpenAsync(EvidenceStore store, IMarkEmbedder embedder, CancellationToken cancellation)
    {
        var marks = new IndexedMarks(store, embedder);
        if (marks.EmbeddingFailure is { } failure)
            IndexLog.NothingEmbedded(store.Log, failure);
        try
        {
            SignatureIndex index = SignatureIndex.Open(marks.Folder, embedder.Version);
            await marks.CatchUpAsync(index, cancellation);
            marks._index = index;
        }
        catch (IndexDamagedException exception)
        {
            IndexLog.Rebuilding(store.Log, exception.Message);
            marks.Progress = 0;
            marks.Ready = Task.Run(() => marks.RebuildAsync(marks._closing.Token), CancellationToken.None);
        }
        return marks;
    }

    /// <summary>The embedding of a signature; null where its kind has none or the embedder fails: the mark is kept, and embedded later.</summary>
    internal MarkVector? TryEmbed(Guid mark, byte[] signature)
    {
        try
        {
            var read = Signature.FromBytes(signature);
            // A picture has no embedding: it is looked at beside every shortlist, coarsely and then in full.
            if (read.Modality != Modality.Heights)
                return null;
            if (!_embedder.Embeds(read.Kind))
            {
                if (EmbeddingFailure is { } failure)
                    IndexLog.KeptOnly(_store.Log, mark, failure);
                return null;
            }
            MarkEmbedding embedding = _embedder.Embed(read);
            return new MarkVector { MarkId = mark, Version = _embedder.Version, Values = MemoryMarshal.AsBytes(embedding.Values).ToArray() };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            IndexLog.NotEmbedded(_store.Log, mark, exception);
            return null;
        }
    }

    /// <summary>
    /// Whether all of a probe's marks are embedded, as heights of most kinds are and pictures are not: a scan by some of them alone would
    /// pass over the others.
    /// </summary>
    internal bool Embeds(ProbeExhibits probe) =>
        probe.Exhibits.All(marks => marks.All(mark => mark.Signature.Modality == Modality.Heights && _embedder.Embeds(mark.Kind)));

    /// <summary>What a probe's marks are looked for by; marks of kinds that are not embedded are left out.</summary>
    internal IReadOnlyList<ProbeMark> Embed(IEnumerable<ExhibitMark> probe) =>
    [
        .. from mark in probe
            where _embedder.Embeds(mark.Kind)
            select ProbeMark.Of(mark.Kind, _embedder.EmbedProbe(mark.Signature)),
    ];

    /// <summary>Puts a mark whose embedding is in the database into the index.</summary>
    internal Task AddAsync(MarkVector vector, Guid exhibit, MarkKind kind, string? calibre) =>
        AddAsync([new EmbeddingRow(vector.MarkId, exhibit, IndexPartition.Of(kind, calibre), Values(vector.Values))]);

    /// <summary>Takes marks out of the index because their embeddings are made anew; their bytes stay in old segments until the next <see cref="PurgeAsync"/>.</summary>
    public Task RemoveAsync(IReadOnlyCollection<Guid> marks) => WriteAsync(index => index.Remove(marks));

    /// <summary>Takes marks out of the index and every byte of them off the disk. To be called after they are gone from the database.</summary>
    public Task PurgeAsync(IReadOnlyCollection<Guid> marks) => WriteAsync(index => index.Purge(marks));

    /// <summary>Embeds the marks that have no embedding of this version: a model is newer, or failed when they came in.</summary>
    /// <returns>How many were embedded.</returns>
    public async Task<int> EmbedMissingAsync(CancellationToken cancellation)
    {
        await Ready.WaitAsync(cancellation);
        MarkKind[] embedded = [.. MarkKind.All.Where(_embedder.Embeds)];
        int done = 0;
        Guid last = Guid.Empty;
        while (true)
        {
            await using EvidenceDb db = _store.OpenDb();
            var missing = await (
                from m in db.Marks
                where m.Id > last && embedded.Contains(m.Kind) && m.State == MarkState.Ready && m.Signature != null && m.SignatureVersion == Signature.CurrentVersion
                    && !db.Vectors.Any(v => v.MarkId == m.Id && v.Version == _embedder.Version)
                join e in db.Exhibits on m.ExhibitId equals e.Id
                orderby m.Id
                select new { m.Id, m.ExhibitId, m.Kind, e.Calibre, m.Signature!.Bytes }).Take(Limits.SearchChunk).ToListAsync(cancellation);
            if (missing.Count == 0)
                return done;
            last = missing[^1].Id;
            var rows = new List<EmbeddingRow>();
            foreach (var mark in missing)
                if (TryEmbed(mark.Id, mark.Bytes) is { } vector)
                {
                    await db.Vectors.Where(v => v.MarkId == mark.Id).ExecuteDeleteAsync(cancellation);
                    db.Vectors.Add(vector);
                    rows.Add(new EmbeddingRow(mark.Id, mark.ExhibitId, IndexPartition.Of(mark.Kind, mark.Calibre), Values(vector.Values)));
                }
            await db.SaveChangesAsync(cancellation);
            await AddAsync(rows);
            done += rows.Count;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        try
        {
            Ready.GetAwaiter().GetResult();
            WriteAsync(_ => { }).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
        }
        _closing.Dispose();
        _writing.Dispose();
    }

    /// <summary>Puts marks whose embeddings are in the database into the index.</summary>
    internal async Task AddAsync(IReadOnlyCollection<EmbeddingRow> rows)
    {
        await WriteAsync(index => index.Add(rows));
        if (_index is { RecentCount: >= Limits.RecentRows })
            await WriteAsync(index => SealAsync(index, CancellationToken.None).GetAwaiter().GetResult());
    }

    private async Task WriteAsync(Action<SignatureIndex> write)
    {
        await Ready;
        await _writing.WaitAsync();
        try
        {
            await Task.Run(() => write(Rows));
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task SealAsync(SignatureIndex index, CancellationToken cancellation)
    {
        IReadOnlyList<Guid> marks = index.Seal();
        await using EvidenceDb db = _store.OpenDb();
        await NoteSealedAsync(db, marks, cancellation);
    }

    /// <summary>Writes down that marks stand in a segment, so that the next start need not read them again.</summary>
    private static async Task NoteSealedAsync(EvidenceDb db, IEnumerable<Guid> marks, CancellationToken cancellation)
    {
        foreach (Guid[] some in marks.Chunk(Limits.IdsInQuery))
            await db.Vectors.Where(v => some.Contains(v.MarkId)).ExecuteUpdateAsync(set => set.SetProperty(v => v.IsSealed, true), cancellation);
    }

    /// <summary>Reads what the database has beyond the segments; an index that has more rows than the database, or fewer, is damaged.</summary>
    private async Task CatchUpAsync(SignatureIndex index, CancellationToken cancellation)
    {
        await using EvidenceDb db = _store.OpenDb();
        List<EmbeddingRow> recent = await ReadAsync(db, db.Vectors.Where(v => !v.IsSealed && v.Version == _embedder.Version), cancellation);
        // The process may have been killed between writing a segment and noting it.
        IReadOnlySet<Guid> noted = index.Sealed(recent.Select(row => row.MarkId).ToHashSet());
        await NoteSealedAsync(db, noted, cancellation);
        int expected = await db.Vectors.CountAsync(v => v.IsSealed && v.Version == _embedder.Version, cancellation);
        if (expected != index.SealedCount)
            throw new IndexDamagedException($"The index in '{Folder}' has {index.SealedCount} rows; the database says {expected}.");
        index.Add([.. recent.Where(row => !noted.Contains(row.MarkId))]);
        IndexLog.Opened(_store.Log, Folder, index.Count);
    }

    private async Task RebuildAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        SignatureIndex index = SignatureIndex.Create(Folder, _embedder.Version);
        await using EvidenceDb db = _store.OpenDb();
        await db.Vectors.Where(v => v.IsSealed).ExecuteUpdateAsync(set => set.SetProperty(v => v.IsSealed, false), cancellation);
        int all = await db.Vectors.CountAsync(v => v.Version == _embedder.Version, cancellation), done = 0;
        Guid last = Guid.Empty;
        while (true)
        {
            List<EmbeddingRow> rows = await ReadAsync(db, db.Vectors.Where(v => v.MarkId > last && v.Version == _embedder.Version).OrderBy(v => v.MarkId).Take(Limits.RebuildRows), cancellation);
            if (rows.Count == 0)
                break;
            index.Add(rows);
            await SealAsync(index, cancellation);
            last = rows.Max(row => row.MarkId);
            done += rows.Count;
            Progress = (double)done / Math.Max(1, all);
            IndexLog.Rebuilt(_store.Log, done, all);
        }
        Progress = 1;
        _index = index;
    }

    private async Task<List<EmbeddingRow>> ReadAsync(EvidenceDb db, IQueryable<MarkVector> vectors, CancellationToken cancellation)
    {
        var read = await (
            from v in vectors
            join m in db.Marks on v.MarkId equals m.Id
            join e in db.Exhibits on m.ExhibitId equals e.Id
            select new { v.MarkId, m.ExhibitId, m.Kind, e.Calibre, v.Values }).ToListAsync(cancellation);
        return [.. read.Select(row => new EmbeddingRow(row.MarkId, row.ExhibitId, IndexPartition.Of(row.Kind, row.Calibre), Values(row.Values)))];
    }

    private static sbyte[] Values(byte[] bytes) => MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray();
}
