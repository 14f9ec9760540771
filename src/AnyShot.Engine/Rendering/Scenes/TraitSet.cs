namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>A set of scenes: for some traits, the values that they may have. A trait that is not named may have any value or none. Immutable.</summary>
public sealed class TraitSet
{
    /// <summary>All scenes.</summary>
    public static readonly TraitSet All = new([]);

    private readonly (Trait Trait, UInt128 Values)[] _rules;

    private TraitSet((Trait Trait, UInt128 Values)[] rules)
    {
        _rules = rules;
        foreach (var (trait, _) in rules)
        {
            Traits |= 1u << (int)trait;
        }
    }

    /// <summary>Bit t is set when <see cref="Trait"/> t is named.</summary>
    public uint Traits { get; }

    /// <summary>True when each named trait of the scene has one of the named values.</summary>
    public bool Contains(Scene scene)
    {
        foreach (var (trait, values) in _rules)
        {
            if (!scene.Has(trait) || ((values >> scene[trait]) & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The scenes of this set whose trait has one of some values; bit v stands for value v.</summary>
    internal TraitSet With(Trait trait, UInt128 values)
    {
        var known = Array.FindIndex(_rules, rule => rule.Trait == trait);
        if (known < 0)
        {
            return new TraitSet([.. _rules, (trait, values)]);
        }

        var rules = _rules.ToArray();
        rules[known].Values &= values;
        return new TraitSet(rules);
    }

    /// <summary>The scenes that are in both sets.</summary>
    internal TraitSet With(TraitSet other)
    {
        var both = this;
        foreach (var (trait, values) in other._rules)
        {
            both = both.With(trait, values);
        }

        return both;
    }

    /// <summary>The same values, asked of another trait of the same enumeration.</summary>
    internal TraitSet Moved(Trait from, Trait to) => new([.. _rules.Select(rule => rule.Trait == from ? (to, rule.Values) : rule)]);

    /// <summary>True when no scene can be in the set because a trait would have no value.</summary>
    internal bool IsEmpty => _rules.Any(rule => rule.Values == 0);

    /// <summary>The values that a trait may have; all bits where it is not named.</summary>
    internal UInt128 ValuesOf(Trait trait)
    {
        foreach (var rule in _rules)
        {
            if (rule.Trait == trait)
            {
                return rule.Values;
            }
        }

        return UInt128.MaxValue;
    }
}
