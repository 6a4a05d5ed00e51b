using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Alerts;

/// <summary>Writes alerts, and what is to be delivered of them, in the transaction of what they tell of: neither stands without the other.</summary>
public static class AlertOutbox
{
    /// <summary>Tells an agency of something once the unit of work is saved.</summary>
    /// <param name="db">The unit of work of the change.</param>
    /// <param name="agencyId">The agency to be told. Where records of two agencies are concerned, both are told, by a call each.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="subjectKind">What it concerns, a noun as in the API's addresses: search, lead, consent, hit, exhibit.</param>
    /// <param name="subjectId">Identifies that. It must be something the agency may know of; what it sees of it is decided when it looks.</param>
    public static void Add(EvidenceDb db, Guid agencyId, AlertKind kind, string subjectKind, Guid subjectId)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.PendingAlerts.Add(new AlertNotice(agencyId, kind, subjectKind, subjectId));
    }

    /// <summary>Adds what was told of to the unit of work, in the transaction that is open.</summary>
    internal static async Task WriteAsync(EvidenceDb db, CancellationToken cancellation)
    {
        AlertNotice[] notices = [.. db.PendingAlerts];
        db.PendingAlerts.Clear();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        // In the order of their ids, so that two units of work never wait for each other crosswise.
        foreach (IGrouping<Guid, AlertNotice> agency in notices.GroupBy(notice => notice.AgencyId).OrderBy(group => group.Key))
        {
            long sequence = await ReserveAsync(db, agency.Key, agency.Count(), cancellation);
            Guid[] endpoints = await db.AlertEndpoints.Where(e => e.AgencyId == agency.Key && e.RemovedAt == null).Select(e => e.Id).ToArrayAsync(cancellation);
            foreach (AlertNotice notice in agency)
            {
                var alert = new Alert
                {
                    AgencyId = notice.AgencyId,
                    Sequence = ++sequence,
                    Kind = notice.Kind,
                    SubjectKind = notice.SubjectKind,
                    SubjectId = notice.SubjectId,
                    CreatedAt = now,
                };
                db.Alerts.Add(alert);
                db.AlertDeliveries.AddRange(endpoints.Select(endpoint => new AlertDelivery { AlertId = alert.Id, EndpointId = endpoint, DueAt = now }));
            }
        }
    }

    // Places are given under the feed row's lock, which is held until the commit: a reader that goes on from the last place it saw misses none.
    private static async Task<long> ReserveAsync(EvidenceDb db, Guid agency, int count, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AlertFeeds" ("AgencyId", "Sequence") VALUES ({agency}, {count})
            ON CONFLICT ("AgencyId") DO UPDATE SET "Sequence" = "AlertFeeds"."Sequence" + {count}
            """, cancellation);
        return await db.AlertFeeds.Where(f => f.AgencyId == agency).Select(f => f.Sequence).SingleAsync(cancellation) - count;
    }
}
