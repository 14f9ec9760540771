using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Training.WeakShot;

/// <summary>Nobody watches.</summary>
internal sealed class NoProgress : IProgress<WorkProgress>
{
    public void Report(WorkProgress value)
    {
    }
}
