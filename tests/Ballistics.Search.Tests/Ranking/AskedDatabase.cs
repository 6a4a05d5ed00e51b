using System.Collections.Concurrent;
using System.Diagnostics;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ballistics.Search.Tests.Ranking;

/// <summary>Writes down what a store's database is asked, and how many rows it gives back each time.</summary>
internal sealed class AskedDatabase : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly string _connection;

    public AskedDatabase(EvidenceStore store)
    {
        using (EvidenceDb db = store.OpenDb())
            _connection = db.Database.GetConnectionString()!;
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The commands and their rows, in an order of their own: what runs side by side comes in any.</summary>
    public IReadOnlyList<string> All => [.. _asked.Order(StringComparer.Ordinal)];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Enqueue(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Context: { } asking } executed && IsThis(asking))
            _asked.Enqueue($"asked {executed.Command.CommandText}");
        else if (value.Value is DataReaderDisposingEventData { Context: { } reading } read && IsThis(reading))
            _asked.Enqueue($"{read.ReadCount} rows of {read.Command.CommandText}");
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (IDisposable subscription in _subscriptions)
            subscription.Dispose();
    }

    private bool IsThis(DbContext context) => context.Database.GetConnectionString() == _connection;
}
