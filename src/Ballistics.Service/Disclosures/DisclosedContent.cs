using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Disclosures;

/// <summary>What a package is made of, as released to the agency that discloses.</summary>
/// <param name="Job">The search: whose versions the comparisons have.</param>
/// <param name="Hit">The hit that is disclosed, by the id of its lead; null where the search is.</param>
/// <param name="Document">The file that says what is disclosed, by its path.</param>
/// <param name="Bytes">That file.</param>
/// <param name="Probe">What was searched with: one exhibit, or several test fires. An entry is null where that exhibit is out of reach by now.</param>
/// <param name="Candidates">What was found, best first.</param>
/// <param name="Detailed">How many of them come with originals, comparison and pictures.</param>
internal sealed record DisclosedContent(
    SearchJob Job, Guid? Hit, string Document, byte[] Bytes, IReadOnlyList<ExhibitRelease?> Probe, IReadOnlyList<DisclosedCandidate> Candidates, int Detailed);
