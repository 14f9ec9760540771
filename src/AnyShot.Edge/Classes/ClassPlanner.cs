using AnyShot.Edge.Control;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Classes;

/// <summary>Says what a change comes to in a given state, or why it cannot be made. Pure: stores nothing.</summary>
internal static class ClassPlanner
{
    /// <param name="state">What holds; null for a registry that has no class yet.</param>
    /// <param name="change">What is asked for.</param>
    /// <param name="old">The revision that a rollback names; null when there is none of that number, and for other changes.</param>
    /// <exception cref="ClassRefusedException">The change cannot be made; one sentence says why.</exception>
    public static ClassPlan Plan(RegistryState? state, ClassChange change, ClassRevision? old)
    {
        if (change is ClassChange.Replace replace)
        {
            return Checked(Replace(state, replace));
        }

        if (state is null)
        {
            throw Conflict("The registry has no class yet.");
        }

        var classes = state.Newest.Classes;
        return change switch
        {
            ClassChange.Add add => Checked(Add(classes, add.Class)),
            ClassChange.Change changed => Checked(Change(classes, changed.Class)),
            ClassChange.AddShot shot => Checked(AddShot(classes, shot)),
            ClassChange.RemoveShot shot => Checked(RemoveShot(classes, shot)),
            ClassChange.Merge merge => Checked(Merge(classes, merge)),
            ClassChange.Retire retire => Checked(With(classes, Active(classes, retire.Id) with { IsRetired = true }, $"retire class {retire.Id}")),
            ClassChange.Promote promote => Promote(state, promote.Revision),
            ClassChange.Rollback rollback => Rollback(state, rollback.Revision, old),
            ClassChange.Discard => Discard(state),
            ClassChange.Note note => new ClassPlan(null, IsLive: false, "", note.What),
            _ => throw new ClassRefusedException(ControlOutcome.Invalid, "This change is not known."),
        };
    }

    private static ClassPlan Add(IReadOnlyList<RegisteredClass> classes, RegisteredClass entry)
    {
        ClassRules.Refuse(entry.Examples.Length > 0, "Only a class of the configuration has a folder of examples: add the images as shots.");
        ClassRules.Refuse(entry.IsRetired, "A new class is not retired.");
        ClassRules.Refuse(entry.Name is null || entry.Name.Trim().Length == 0, "The new class has no name.");
        var id = entry.Id.Length == 0 ? ClassIds.New(entry.Name!, classes) : entry.Id;
        var number = entry.Number == 0 ? ClassIds.NewNumber(classes) : entry.Number;
        ClassRules.Refuse(entry.Number == 0 && number == 0, "All numbers from 1 to 65535 have been given.", ControlOutcome.Conflict);
        var added = entry with { Id = id, Number = number };
        return new ClassPlan(Sorted([.. classes, added]), IsLive: false, id, $"add class {id} ({number}, \"{added.Name}\")");
    }

    private static ClassPlan Change(IReadOnlyList<RegisteredClass> classes, RegisteredClass entry)
    {
        var present = Active(classes, entry.Id);
        ClassRules.Refuse(entry.Number != present.Number, $"Class {present.Id} has the number {present.Number}, which stays.");
        ClassRules.Refuse(!entry.Shots.SequenceEqual(present.Shots), $"The examples of class {present.Id} are added and removed one by one.");
        ClassRules.Refuse(entry.Examples != present.Examples || entry.MostExamples != present.MostExamples, $"The folder of examples of class {present.Id} is changed in the configuration.");
        ClassRules.Refuse(entry.IsRetired, $"Class {present.Id} is retired by a command of its own.");
        return With(classes, entry, $"change class {entry.Id}");
    }

    private static ClassPlan AddShot(IReadOnlyList<RegisteredClass> classes, ClassChange.AddShot shot)
    {
        var present = Active(classes, shot.Id);
        ClassRules.Refuse(present.Shots.Contains(shot.Shot), $"Class {shot.Id} has this example already.", ControlOutcome.Conflict);
        return With(classes, present with { Shots = [.. present.Shots, shot.Shot] }, $"add shot {Short(shot.Shot)} to class {shot.Id}");
    }

    private static ClassPlan RemoveShot(IReadOnlyList<RegisteredClass> classes, ClassChange.RemoveShot shot)
    {
        var present = Active(classes, shot.Id);
        ClassRules.Refuse(!present.Shots.Contains(shot.Shot), $"Class {shot.Id} has no such example.", ControlOutcome.NotFound);
        return With(classes, present with { Shots = [.. present.Shots.Where(name => name != shot.Shot)] }, $"remove shot {Short(shot.Shot)} from class {shot.Id}");
    }

    private static ClassPlan Merge(IReadOnlyList<RegisteredClass> classes, ClassChange.Merge merge)
    {
        var (source, into) = (Active(classes, merge.From), Active(classes, merge.Into));
        ClassRules.Refuse(source.Id == into.Id, $"Class {source.Id} cannot be merged into itself.");
        ClassRules.Refuse(
            source.Examples.Length > 0, $"Class {source.Id} has a folder of examples, which cannot be merged: join the folders and change the configuration.", ControlOutcome.Conflict);
        var merged = into with
        {
            Shots = [.. into.Shots.Union(source.Shots)],
            Prompts = [.. into.Prompts.Union(source.Prompts)],
            Synonyms = [.. into.Synonyms.Append(source.Name).Distinct()],
        };
        ClassRules.Refuse(merged.Prompts.Count > ClassPrompt.MostTexts, $"Class {into.Id} would have {merged.Prompts.Count} prompts; at most {ClassPrompt.MostTexts} are read.", ControlOutcome.Conflict);
        ClassRules.Check(merged);
        return new ClassPlan(Put(Put(classes, merged), source with { IsRetired = true }), IsLive: false, into.Id, $"merge class {source.Id} into {into.Id}");
    }

    private static ClassPlan Promote(RegistryState state, long revision)
    {
        var trial = state.Trial ?? throw Conflict(revision == state.Live.Revision ? $"Revision {revision} is live already." : "Nothing is on trial.");
        return trial.Revision == revision
            ? new ClassPlan(null, IsLive: true, "", $"promote revision {revision}")
            : throw Conflict($"Revision {revision} is not on trial; revision {trial.Revision} is.");
    }

    private static ClassPlan Rollback(RegistryState state, long revision, ClassRevision? old)
    {
        if (old is null)
        {
            throw new ClassRefusedException(ControlOutcome.NotFound, $"There is no revision {revision}.");
        }

        ClassRules.Refuse(revision == state.Live.Revision && state.Trial is null, $"Revision {revision} is live already.", ControlOutcome.Conflict);
        return new ClassPlan(Again(old.Classes, state.Newest.Classes), IsLive: true, "", $"roll back to revision {revision}");
    }

    private static ClassPlan Discard(RegistryState state) => state.Trial is { } trial
        ? new ClassPlan(Again(state.Live.Classes, trial.Classes), IsLive: true, "", $"discard revision {trial.Revision}, which was on trial")
        : throw Conflict("Nothing is on trial.");

    private static ClassPlan Replace(RegistryState? state, ClassChange.Replace replace)
    {
        ClassRules.Refuse(replace.Classes.Count == 0, "There is no class.");
        ClassRules.Refuse(state is null && !replace.IsLive, "The first classes of a registry are live at once.", ControlOutcome.Conflict);
        var known = state?.Newest.Classes ?? [];
        foreach (var entry in replace.Classes)
        {
            ClassRules.Check(entry);
            var same = known.FirstOrDefault(one => one.Id == entry.Id);
            ClassRules.Refuse(same is not null && same.Number != entry.Number, $"Class {entry.Id} has the number {same?.Number}, which stays.", ControlOutcome.Conflict);
            var other = known.FirstOrDefault(one => one.Number == entry.Number);
            ClassRules.Refuse(other is not null && other.Id != entry.Id, $"The number {entry.Number} of class {entry.Id} is that of class {other?.Id}; numbers are not used again.", ControlOutcome.Conflict);
        }

        return new ClassPlan(Again(replace.Classes, known), replace.IsLive, "", $"replace all classes ({replace.Classes.Count(entry => !entry.IsRetired)})");
    }

    /// <summary>Classes of another time, with those that came since as retired ones: ids and numbers are never used again.</summary>
    private static IReadOnlyList<RegisteredClass> Again(IReadOnlyList<RegisteredClass> classes, IReadOnlyList<RegisteredClass> known)
    {
        var ids = classes.Select(entry => entry.Id).ToHashSet();
        return Sorted([.. classes, .. known.Where(entry => !ids.Contains(entry.Id)).Select(entry => entry with { IsRetired = true })]);
    }

    private static ClassPlan With(IReadOnlyList<RegisteredClass> classes, RegisteredClass entry, string what)
    {
        var present = classes.First(one => one.Id == entry.Id);
        ClassRules.Check(entry);
        ClassRules.Refuse(ClassJson.AreEqual(present, entry), $"Class {entry.Id} is like that already.", ControlOutcome.Conflict);
        return new ClassPlan(Put(classes, entry), IsLive: false, entry.Id, what);
    }

    private static IReadOnlyList<RegisteredClass> Put(IReadOnlyList<RegisteredClass> classes, RegisteredClass entry) => [.. classes.Select(one => one.Id == entry.Id ? entry : one)];

    private static IReadOnlyList<RegisteredClass> Sorted(IReadOnlyList<RegisteredClass> classes) => [.. classes.OrderBy(entry => entry.Number)];

    private static RegisteredClass Active(IReadOnlyList<RegisteredClass> classes, string id)
    {
        ClassRules.Refuse(!ClassRules.IsId(id), $"A class's id has 1 to {ClassRules.LongestId} of a-z, 0-9 and -.");
        var entry = classes.FirstOrDefault(one => one.Id == id) ?? throw new ClassRefusedException(ControlOutcome.NotFound, $"There is no class {id}.");
        return entry.IsRetired ? throw Conflict($"Class {id} is retired.") : entry;
    }

    private static ClassPlan Checked(ClassPlan plan)
    {
        ClassRules.Check(plan.Classes!);
        return plan;
    }

    private static string Short(string shot) => shot.Length > 12 ? shot[..12] : shot;

    private static ClassRefusedException Conflict(string sentence) => new(ControlOutcome.Conflict, sentence);
}
