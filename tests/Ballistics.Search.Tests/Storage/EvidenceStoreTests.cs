using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Storage;

public sealed class EvidenceStoreTests
{
    [Fact]
    public async Task What_is_entered_is_there_after_a_restart()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Laboratory", "NL");

        await test.ReopenAsync();

        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Equal("Laboratory", (await db.Agencies.SingleAsync(a => a.Id == agency.Id, TestStore.Cancellation)).Name);
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_folder_is_in_use()
    {
        using TestStore test = await TestStore.OpenAsync();

        StoreUnavailableException exception = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => EvidenceStore.OpenAsync(test.Store.Folder, null, test.Database.Connection, TestStore.Cancellation));

        Assert.Contains(test.Store.Folder, exception.Message);
    }

    [Fact]
    public async Task A_second_process_with_a_folder_of_its_own_is_told_that_the_database_is_in_use()
    {
        using TestStore test = await TestStore.OpenAsync();
        string folder = Directory.CreateTempSubdirectory("ballistics-store-").FullName;

        // In SQLite every folder has a database of its own, and nobody is in another's way.
        if (!TestDatabase.OnPostgres)
            (await EvidenceStore.OpenAsync(folder, null, null, TestStore.Cancellation)).Dispose();
        else
            Assert.Contains("in use", (await Assert.ThrowsAsync<StoreUnavailableException>(
                () => EvidenceStore.OpenAsync(folder, null, test.Database.Connection, TestStore.Cancellation))).Message);

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Host=/nowhere;Username=nobody", "cannot be opened")]
    [InlineData("evidence.db", "no connection string")]
    [InlineData("Host=localhost;Colour=red", "no connection string")]
    public async Task A_database_that_cannot_be_opened_is_told_and_the_folder_is_free_again(string connection, string message)
    {
        string folder = Directory.CreateTempSubdirectory("ballistics-store-").FullName;

        Assert.Contains(message, (await Assert.ThrowsAsync<StoreUnavailableException>(
            () => EvidenceStore.OpenAsync(folder, null, connection, TestStore.Cancellation))).Message);

        (await EvidenceStore.OpenAsync(folder, null, null, TestStore.Cancellation)).Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_database_writes_ahead_flushes_every_commit_and_keeps_its_references()
    {
        using TestStore test = await TestStore.OpenAsync(sqlite: true);
        await using EvidenceDb db = test.Store.OpenDb();

        Assert.Equal("wal", await ReadAsync<string>(db, "PRAGMA journal_mode"));
        Assert.Equal(2, await ReadAsync<long>(db, "PRAGMA synchronous"));
        Assert.Equal(1, await ReadAsync<long>(db, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task A_start_is_not_held_up_by_the_lock_of_a_process_that_died_while_migrating()
    {
        using TestStore test = await TestStore.OpenAsync(sqlite: true);
        await using (EvidenceDb db = test.Store.OpenDb())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", TestStore.Cancellation);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-01-01')", TestStore.Cancellation);
        }

        await test.ReopenAsync();

        await using EvidenceDb again = test.Store.OpenDb();
        Assert.Empty(await again.Agencies.ToListAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        using TestStore test = await TestStore.OpenAsync();
        await using EvidenceDb db = test.Store.OpenDb();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static async Task<T> ReadAsync<T>(EvidenceDb db, string pragma)
    {
        await db.Database.OpenConnectionAsync(TestStore.Cancellation);
        await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return (T)(await command.ExecuteScalarAsync(TestStore.Cancellation))!;
    }
}
