using Xunit.Sdk;
using Xunit.v3;

// One service and one browser at a time: each of them wants the whole machine, and a peak of memory is measured.
[assembly: Parallelization(Mode = ParallelMode.None)]
