using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void Dispose_Scope_FreesWhatWasNotMoved()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor moved, detached, freed;
        using (DisposeScope inner = NewDisposeScope())
        {
            moved = ones(2).MoveToOuterDisposeScope();
            detached = ones(2).DetachFromDisposeScope();
            freed = ones(2);
            inner.Contains(freed).ShouldBeTrue();
            inner.Contains(moved).ShouldBeFalse();
            CurrentDisposeScope.ShouldBeSameAs(inner);
        }

        freed.IsInvalid.ShouldBeTrue();
        moved.IsInvalid.ShouldBeFalse();
        outer.DisposablesCount.ShouldBe(1);
        outer.Dispose();
        moved.IsInvalid.ShouldBeTrue();
        detached.IsInvalid.ShouldBeFalse();
        detached.Dispose();
        CurrentDisposeScope.ShouldBeNull();
    }

    [Fact]
    public void DisposeEverythingBut_Kept_GoesOn()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor kept = ones(1);
        Tensor gone = ones(1);
        scope.DisposeEverythingBut(kept).ShouldBeSameAs(kept);
        gone.IsInvalid.ShouldBeTrue();
        scope.DisposablesView.ShouldBe([kept]);
    }

    [Fact]
    public void MoveAndAttach_OtherScope_ChangesTheOwner()
    {
        using DisposeScope first = NewDisposeScope();
        Tensor a = ones(1);
        using DisposeScope second = NewDisposeScope();
        Tensor b = ones(1);
        b.MoveToOtherDisposeScope(a);
        first.Contains(b).ShouldBeTrue();
        second.Attach(a);
        second.Contains(a).ShouldBeTrue();
        first.Contains(a).ShouldBeFalse();
        second.Dispose();
        a.IsInvalid.ShouldBeTrue();
        b.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void Dispose_OuterBeforeInner_UnlinksOnlyItself()
    {
        DisposeScope outer = NewDisposeScope();
        DisposeScope inner = NewDisposeScope();
        Tensor x = ones(1);
        outer.Dispose();
        CurrentDisposeScope.ShouldBeSameAs(inner);
        x.IsInvalid.ShouldBeFalse();
        inner.Dispose();
        x.IsInvalid.ShouldBeTrue();
        CurrentDisposeScope.ShouldBeNull();
    }

    [Fact]
    public void Wrapped_Expression_OnlyTheResultSurvives()
    {
        Leftovers.Collect();
        long before = Tensor.TotalCount;
        using Tensor result = WrappedTensorDisposeScope(() => (ones(3) * 2 + 1).sum());
        result.item<float>().ShouldBe(9);
        Tensor.TotalCount.ShouldBe(before + 1);
    }

    [Fact]
    public void Statistics_OfThisThread_CountExactly()
    {
        ThreadDisposeScopeStatistics counts = DisposeScopeManager.Statistics;
        counts.Reset();
        Tensor outside = ones(1);
        using (NewDisposeScope())
        {
            ones(1).DetachFromDisposeScope().Dispose();
            ones(1).Dispose();
            ones(1);
        }

        outside.Dispose();
        (counts.CreatedOutsideScopeCount, counts.CreatedInScopeCount, counts.DetachedFromScopeCount).ShouldBe((1, 3, 1));
        (counts.DisposedOutsideScopeCount, counts.DisposedInScopeCount, counts.ThreadTotalLiveCount).ShouldBe((2, 2, 0));
    }

    [Fact]
    public void Use_AfterDispose_IsOneClearError()
    {
        Tensor x = ones(2);
        x.name = "weights";
        x.Dispose();
        x.Dispose();
        Should.Throw<InvalidOperationException>(() => x + 1).Message.ShouldBe("The tensor weights is disposed.");
        Should.Throw<InvalidOperationException>(() => x.shape);
        Should.Throw<InvalidOperationException>(() => cat([ones(2), x]));
        x.ToString().ShouldBe("[disposed]");
    }
}
