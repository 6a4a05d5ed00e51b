using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ballistics.Search.Members;

/// <summary>How members are kept in the database.</summary>
internal static class MemberModel
{
    private const int HashLength = 64;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<RegionalBody>(body =>
        {
            body.HasKey(b => b.Code);
            body.Property(b => b.Code).HasMaxLength(Limits.CodeLength);
            body.Property(b => b.Name).HasMaxLength(Limits.NameLength);
            body.Property(b => b.Countries).HasConversion(
                countries => string.Join(' ', countries), kept => kept.Split(' ', StringSplitOptions.RemoveEmptyEntries), ComparerOf<string>());
        });
        model.Entity<Person>(person =>
        {
            person.Property(p => p.Name).HasMaxLength(Limits.NameLength);
            person.Property(p => p.SignInName).HasMaxLength(Limits.NameLength);
            person.Property(p => p.PasswordHash).HasMaxLength(Limits.PasswordHashLength);
            person.Property(p => p.OneTimeSecretHash).HasMaxLength(HashLength);
            person.Property(p => p.Subject).HasMaxLength(Limits.AddressLength);
            KeepRoles(person.Property(p => p.Roles));
            person.HasOne(p => p.Agency).WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            person.HasOne<IdentityProvider>().WithMany().HasForeignKey(p => p.IdentityProviderId).OnDelete(DeleteBehavior.Restrict);
            person.HasIndex(p => p.SignInName).IsUnique();
            person.HasIndex(p => p.OneTimeSecretHash);
            person.HasIndex(p => new { p.IdentityProviderId, p.Subject }).IsUnique();
        });
        model.Entity<ApiKey>(key =>
        {
            key.Property(k => k.Name).HasMaxLength(Limits.NameLength);
            key.Property(k => k.Prefix).HasMaxLength(Limits.CodeLength);
            key.Property(k => k.Hash).HasMaxLength(HashLength).IsFixedLength();
            KeepRoles(key.Property(k => k.Roles));
            key.HasOne(k => k.Agency).WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
            key.HasOne(k => k.Person).WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Restrict);
            key.HasIndex(k => k.Prefix).IsUnique();
        });
        model.Entity<IdentityProvider>(provider =>
        {
            provider.Property(p => p.Issuer).HasMaxLength(Limits.AddressLength);
            provider.Property(p => p.Audience).HasMaxLength(Limits.AddressLength);
            provider.Property(p => p.RoleClaim).HasMaxLength(Limits.NameLength);
            provider.Property(p => p.RoleMap).HasConversion(
                map => JsonSerializer.Serialize(map, JsonSerializerOptions.Default),
                kept => JsonSerializer.Deserialize<Dictionary<string, Role>>(kept, JsonSerializerOptions.Default) ?? new());
            provider.HasOne(p => p.Agency).WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            provider.HasIndex(p => p.Issuer).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
        });
        model.Entity<MemberCertificate>(certificate =>
        {
            certificate.Property(c => c.Name).HasMaxLength(Limits.NameLength);
            certificate.Property(c => c.Subject).HasMaxLength(Limits.AddressLength);
            certificate.Property(c => c.Thumbprint).HasMaxLength(HashLength).IsFixedLength();
            KeepRoles(certificate.Property(c => c.Roles));
            certificate.HasOne(c => c.Agency).WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
            certificate.HasIndex(c => c.Thumbprint).IsUnique();
        });
    }

    // Names parted by a blank: readable in the database, and the same in every provider.
    private static void KeepRoles(PropertyBuilder<IReadOnlyList<Role>> roles) => roles.HasMaxLength(Limits.NameLength).HasConversion(
        list => string.Join(' ', list),
        kept => kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Role>(name)).ToArray(),
        ComparerOf<Role>());

    private static ValueComparer<IReadOnlyList<T>> ComparerOf<T>() => new(
        (one, other) => one!.SequenceEqual(other!), list => list.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)), list => list.ToArray());
}
