namespace Ballistics.Search.Casework;

/// <summary>What a node of a link graph stands for.</summary>
public enum LinkNodeKind
{
    /// <summary>An event: the case record of an exhibit that was found.</summary>
    Event,

    /// <summary>A recovered firearm, through its test fires.</summary>
    Firearm,

    /// <summary>An exhibit of which the requester is shown too little to say more.</summary>
    Withheld,
}
