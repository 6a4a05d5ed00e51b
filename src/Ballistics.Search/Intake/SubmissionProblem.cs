namespace Ballistics.Search.Intake;

/// <summary>Why a submission was refused though nothing is wrong with the scan itself.</summary>
public enum SubmissionProblem
{
    /// <summary>There is no such exhibit.</summary>
    UnknownExhibit,

    /// <summary>The exhibit is of a specimen that bears no such mark.</summary>
    KindDoesNotFitSpecimen,

    /// <summary>A land number was given for a mark that is no land, or it is out of range.</summary>
    WrongLand,

    /// <summary>The exhibit has these very bytes already, as this kind of mark.</summary>
    DuplicateMark,
}
