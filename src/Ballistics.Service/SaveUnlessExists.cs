using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service;

/// <summary>Saves what was added, unless something of that name is there: the database's own rule decides, so two requests at once cannot both win.</summary>
internal static class SaveUnlessExists
{
    /// <summary>Saves; returns what stood in the way, or null where nothing did.</summary>
    /// <param name="db">What was added to.</param>
    /// <param name="find">Finds what would stand in the way.</param>
    /// <param name="cancellation">Stops before saving.</param>
    public static async Task<T?> SaveUnlessExistsAsync<T>(this EvidenceDb db, Func<Task<T?>> find, CancellationToken cancellation)
        where T : class
    {
        if (await find() is { } existing)
            return existing;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException)
        {
            if (await find() is { } first)
                return first;
            throw;
        }
    }
}
