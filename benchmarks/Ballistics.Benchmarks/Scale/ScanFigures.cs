namespace Ballistics.Benchmarks.Scale;

/// <summary>The scan of an index of some size; times are the least of many, milliseconds.</summary>
/// <param name="Marks">Rows of the index.</param>
/// <param name="Read">A plain reading of as many bytes by as many threads.</param>
/// <param name="One">By one vector.</param>
/// <param name="Nine">By nine vectors of one mark.</param>
/// <param name="Most">By 25 vectors of one mark.</param>
/// <param name="Together">Eight scans by nine vectors at once, in scans by one alone.</param>
/// <param name="Turning">By 25 vectors that turn with the mark.</param>
internal sealed record ScanFigures(int Marks, double Read, double One, double Nine, double Most, double Together, double Turning);
