namespace Ballistics.Search.Casework;

/// <summary>What happened at a stop of a firearm's way.</summary>
public enum RouteStopKind
{
    /// <summary>It was made.</summary>
    Manufacture,

    /// <summary>It was fired: hits lead from its test fires to the event.</summary>
    Event,

    /// <summary>It was recovered.</summary>
    Recovery,
}
