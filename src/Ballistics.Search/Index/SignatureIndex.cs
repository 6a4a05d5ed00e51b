namespace Ballistics.Search.Index;

/// <summary>
/// The embeddings of all marks, in memory-mapped segments that are never changed and a list of those that came in since. What it holds
/// can be made again from the database at any time; what it is asked is answered exactly, by looking at every row in scope.
/// Any number may scan while one adds or removes.
/// </summary>
public sealed class SignatureIndex
{
    private readonly string _folder;
    private readonly ExhibitOrdinals _ordinals = new();
    private readonly Lock _writing = new();
    private volatile IndexState _state;

    private SignatureIndex(string folder, IndexManifest manifest)
    {
        _folder = folder;
        IndexedRows[] segments = [.. manifest.Segments.Select(Open)];
        _state = new IndexState(manifest, segments, IndexedRows.Of(new RecentRows([]), _ordinals, []));
    }

    /// <summary>Version of what made its vectors.</summary>
    public string Embedding => _state.Manifest.Embedding;

    /// <summary>Rows that can be found.</summary>
    public long Count => _state.Count;

    /// <summary>Of those, rows that are in a segment on the disk.</summary>
    public long SealedCount => _state.Count - RecentCount;

    /// <summary>Of those, rows that are not in a segment yet.</summary>
    public int RecentCount => _state.Recent.Rows.Count;

    /// <summary>Opens the index of a folder, and checks every byte of it; removes files that a killed process left.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="embedding">Version of what makes the vectors now.</param>
    /// <exception cref="IndexDamagedException">It is missing, damaged, or its vectors are of another version: make it anew.</exception>
    public static SignatureIndex Open(string folder, string embedding)
    {
        IndexManifest manifest = IndexManifest.Read(folder) ?? throw new IndexDamagedException($"There is no index in '{folder}'.");
        if (manifest.Embedding != embedding)
            throw new IndexDamagedException($"The index in '{folder}' is of embeddings {manifest.Embedding}; those of now are {embedding}.");
        var index = new SignatureIndex(folder, manifest);
        RemoveOthers(folder, manifest);
        return index;
    }

    /// <summary>Makes a new index without rows in the place of whatever is in a folder.</summary>
    public static SignatureIndex Create(string folder, string embedding)
    {
        Directory.CreateDirectory(folder);
        IndexManifest manifest = IndexManifest.Empty(embedding);
        manifest.Write(folder);
        RemoveOthers(folder, manifest);
        return new SignatureIndex(folder, manifest);
    }

    /// <summary>Adds rows, which are found from now on; the caller has them in the database.</summary>
    public void Add(IReadOnlyCollection<EmbeddingRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        lock (_writing)
            _state = _state with { Recent = Recent([.. ((RecentRows)_state.Recent.Rows).Rows, .. rows]) };
    }

    /// <summary>Writes the rows that are not in a segment yet into one; small segments become one with it.</summary>
    /// <returns>The marks that are in a segment now.</returns>
    public IReadOnlyList<Guid> Seal()
    {
        lock (_writing)
        {
            IReadOnlyList<EmbeddingRow> recent = ((RecentRows)_state.Recent.Rows).Rows;
            if (recent.Count == 0)
                return [];
            // Of a size with what comes in: every row is written anew some few times only, and segments stay few.
            int merged = 0, rows = recent.Count;
            while (merged < _state.Segments.Count && _state.Segments[^(merged + 1)].Rows.Count is var next && next <= 2 * rows && rows + next <= Limits.SegmentRows)
                (merged, rows) = (merged + 1, rows + next);
            int kept = _state.Segments.Count - merged;
            Replace(kept, [.. _state.Segments.Skip(kept).SelectMany(segment => segment.Kept()), .. recent], [], Recent([]));
            return [.. recent.Select(row => row.MarkId)];
        }
    }

    /// <summary>Takes marks out of the index: their rows count no more from now on, and after a crash too.</summary>
    public void Remove(IReadOnlyCollection<Guid> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        HashSet<Guid> gone = [.. marks];
        lock (_writing)
        {
            SegmentEntry[] entries = [.. _state.Manifest.Segments];
            IndexedRows[] segments = [.. _state.Segments];
            for (int i = 0; i < segments.Length; i++)
            {
                IVectorRows rows = segments[i].Rows;
                int[] removed = [.. Enumerable.Range(0, rows.Count).Where(row => gone.Contains(rows.MarkId(row))).Union(entries[i].Removed).Order()];
                if (removed.Length == entries[i].Removed.Count)
                    continue;
                entries[i] = entries[i] with { Removed = removed };
                segments[i] = segments[i].Without(removed);
            }
            IndexManifest manifest = _state.Manifest with { Segments = entries };
            if (!entries.SequenceEqual(_state.Manifest.Segments))
                manifest.Write(_folder);
            _state = new IndexState(manifest, segments, Recent([.. ((RecentRows)_state.Recent.Rows).Rows.Where(row => !gone.Contains(row.MarkId))]));
        }
    }

    /// <summary>Takes marks out of the index and every byte of them off the disk: segments that held one are written anew without it.</summary>
    public void Purge(IReadOnlyCollection<Guid> marks)
    {
        lock (_writing)
        {
            Remove(marks);
            for (int i = _state.Segments.Count - 1; i >= 0; i--)
                if (_state.Segments[i].Removed is not null)
                    Replace(i, [.. _state.Segments[i].Kept()], [.. Enumerable.Range(i + 1, _state.Segments.Count - i - 1)], _state.Recent);
        }
    }

    /// <summary>Which of some marks have a row in a segment.</summary>
    public IReadOnlySet<Guid> Sealed(IReadOnlySet<Guid> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var found = new HashSet<Guid>();
        if (marks.Count > 0)
            foreach (IndexedRows segment in _state.Segments)
                for (int row = 0; row < segment.Rows.Count; row++)
                    if (segment.Removed?[row] != true && segment.Rows.MarkId(row) is var id && marks.Contains(id))
                        found.Add(id);
        return found;
    }

    /// <summary>Takes up some exhibits as the scope of scans.</summary>
    public ExhibitScope Scope(IEnumerable<Guid> exhibits) => _ordinals.Scope(exhibits);

    /// <summary>A scope with some exhibits less and some more; the one given stays as it is.</summary>
    public ExhibitScope Change(ExhibitScope scope, IEnumerable<Guid> less, IEnumerable<Guid> more)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return _ordinals.Change(scope, less, more);
    }

    /// <summary>How many exhibits are in both of two scopes of this index.</summary>
    public int CountBoth(ExhibitScope first, ExhibitScope second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        // What had no number when its scope was made may have got one since.
        return ExhibitScope.CountBoth(Change(first, [], []), Change(second, [], []));
    }

    /// <summary>The exhibits of a scope that are most similar to a probe.</summary>
    /// <param name="probe">The marks to look for.</param>
    /// <param name="scope">The exhibits that may be found; no other row is looked at.</param>
    /// <param name="reaches">Whether a partition is scanned; those that are not are not read.</param>
    /// <param name="length">The most exhibits to give.</param>
    /// <param name="workers">The threads that scan.</param>
    /// <param name="cancellation">Stops within a few milliseconds.</param>
    public Shortlist Shortlist(
        IReadOnlyList<ProbeMark> probe, ExhibitScope scope, Func<IndexPartition, bool> reaches, int length, TaskScheduler workers, CancellationToken cancellation) =>
        EmbeddingScan.Run(_state.Parts, _ordinals, probe, scope, reaches, length, workers, cancellation);

    /// <summary>Puts a segment of some rows in the place of one or more; the manifest is swapped before the old files go.</summary>
    /// <param name="first">The place it takes: what stands there and after goes, but for what is kept.</param>
    /// <param name="rows">Its rows; where there are none no segment is written.</param>
    /// <param name="keptAfter">Places behind the first that stay.</param>
    /// <param name="recent">The rows that are in no segment afterwards.</param>
    private void Replace(int first, IReadOnlyCollection<EmbeddingRow> rows, IReadOnlyList<int> keptAfter, IndexedRows recent)
    {
        IndexState before = _state;
        List<SegmentEntry> entries = [.. before.Manifest.Segments.Take(first)];
        List<IndexedRows> segments = [.. before.Segments.Take(first)];
        if (rows.Count > 0)
        {
            string name = $"segment-{before.Manifest.NextSegment:d6}";
            string path = Path.Combine(_folder, name);
            File.Delete(path);
            string sha256 = SegmentFile.Write(path, before.Manifest.Embedding, rows);
            entries.Add(new SegmentEntry(name, rows.Count, sha256, []));
            segments.Add(Open(entries[^1]));
        }
        entries.AddRange(keptAfter.Select(at => before.Manifest.Segments[at]));
        segments.AddRange(keptAfter.Select(at => before.Segments[at]));
        IndexManifest manifest = before.Manifest with { NextSegment = before.Manifest.NextSegment + 1, Segments = entries };
        manifest.Write(_folder);
        _state = new IndexState(manifest, segments, recent);
        RemoveOthers(_folder, manifest);
    }

    private IndexedRows Recent(IReadOnlyList<EmbeddingRow> rows) => IndexedRows.Of(new RecentRows(rows), _ordinals, []);

    private IndexedRows Open(SegmentEntry entry)
    {
        IndexSegment segment = IndexSegment.Open(Path.Combine(_folder, entry.File));
        return segment.Header.Sha256 == entry.Sha256 && segment.Count == entry.Rows && entry.Removed.All(row => row >= 0 && row < entry.Rows)
            ? IndexedRows.Of(segment, _ordinals, entry.Removed)
            : throw new IndexDamagedException($"The segment '{segment.Path}' is not the one the manifest names.");
    }

    private static void RemoveOthers(string folder, IndexManifest manifest)
    {
        HashSet<string> named = [IndexFormat.ManifestName, .. manifest.Segments.Select(segment => segment.File)];
        foreach (string path in Directory.EnumerateFiles(folder))
            if (!named.Contains(Path.GetFileName(path)))
                File.Delete(path);
    }
}
