namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Reports on the calling thread: <see cref="Progress{T}"/> would report later, and in any order.</summary>
internal sealed class InlineProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
