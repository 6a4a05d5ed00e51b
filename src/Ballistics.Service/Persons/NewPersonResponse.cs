namespace Ballistics.Service.Persons;

/// <summary>A person who was given a one-time secret.</summary>
/// <param name="Person">The person.</param>
/// <param name="OneTimeSecret">Sets the password, or mints the first key, once; told in this answer and never again.</param>
public sealed record NewPersonResponse(PersonResponse Person, string OneTimeSecret)
{
    /// <summary>Identifies the person.</summary>
    public Guid Id => Person.Id;
}
