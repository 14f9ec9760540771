using System.Diagnostics;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Trains a generator of features from semantic vectors: a conditional Wasserstein GAN with gradient penalty whose critic shares its steps with a contrastive embedding
/// (docs/methods.md, "Generated features"). Only images of base classes are trained on; those of validation classes decide which state is kept; novel classes are never looked at.
/// </summary>
public static class EGanTraining
{
    /// <summary>Trains until the last epoch or until validation gets no better, and keeps the best state.</summary>
    /// <param name="set">A set with semantic vectors and at least two base classes. With fewer than two validation classes some base classes choose instead (<see cref="ChoosingClasses"/>).</param>
    /// <param name="options">Settings.</param>
    /// <param name="progress">Told after every validation, on the calling thread if it is not a <see cref="Progress{T}"/>.</param>
    /// <param name="cancellationToken">Stops after the current step; a checkpoint is written first where there is a folder for it.</param>
    /// <param name="start">
    /// A generator to go on from instead of first weights; its sizes and scaling are kept, and it is the first candidate of the choice, so that what is kept is no worse than it on the classes
    /// that choose. Stays the caller's. Null for none.
    /// </param>
    /// <returns>The trained generator. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">A setting lies outside its range, or the set does not fit; one sentence says what.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings or data.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EGanResult Train(FeatureSet set, EGanOptions options, IProgress<EGanProgress>? progress, CancellationToken cancellationToken, FeatureGenerator? start = null)
    {
        options.Require();
        using var data = EGanData.From(set, options);
        var sizes = start?.Card.Sizes ?? EGanSizes.Of(options, set.Size, set.SemanticSize);
        if (sizes.Feature != set.Size || sizes.Semantic != set.SemanticSize)
        {
            throw new ArgumentException(
                $"The generator to go on from makes features of {sizes.Feature} numbers from {sizes.Semantic}; the data set {set.Name} has features of {set.Size} and semantic vectors of {set.SemanticSize}.", nameof(start));
        }

        using var networks = new EGanNetworks(sizes, Pcg32.Mix(options.Seed));
        if (start is null)
        {
            networks.Kept.Scaling.Fit(data.Features, data.Semantics);
        }
        else
        {
            networks.Kept.load_state_dict(start.Networks.state_dict());
        }

        using var random = new Generator();
        var best = new FeatureNetworks(sizes, random);
        try
        {
            var card = new FeatureGeneratorCard
            {
                DataSet = set.Name,
                Backbone = set.Backbone,
                Sizes = sizes,
                Options = options,
                TrainedOn = [.. data.Seen.Select(c => set.ClassNames[c])],
                ChosenOn = data.ChosenOn,
                Step = 0,
            };
            var state = Run(card, data, networks, best, progress, cancellationToken, measuresFirst: start is not null);
            card = card with { Step = state.BestStep, ValidationAccuracy = state.BestAccuracy };
            card = card with { PseudoShots = PseudoShots.Estimate(new FeatureGenerator(card, best, CPU), data, options.Seed) };
            IReadOnlyList<string> heldOut = data.ChosenOn == ChoosingClasses.HeldOutBase ? [.. data.Choosing.Select(c => set.ClassNames[c])] : [];
            return new EGanResult(new FeatureGenerator(card, best, CPU), state.Step, heldOut);
        }
        catch
        {
            best.Dispose();
            throw;
        }
    }

    private static EGanCheckpoint.State Run(
        FeatureGeneratorCard card, EGanData data, EGanNetworks networks, FeatureNetworks best, IProgress<EGanProgress>? progress, CancellationToken cancellationToken, bool measuresFirst)
    {
        var options = card.Options;
        using var step = new EGanStep(options, card.Sizes, networks, data);
        var checkpoint = options.CheckpointFolder is { } folder ? new EGanCheckpoint(folder) : null;
        var fingerprint = data.Fingerprint();
        var state = checkpoint?.Load(options, fingerprint, networks, step.CriticOptimizer, step.GeneratorOptimizer, best)
            ?? new EGanCheckpoint.State(0, 0, null, 0, options with { CheckpointFolder = null }, fingerprint);
        if (measuresFirst && state.Step == 0)
        {
            (state, _) = Validate(card, data, networks, best, state);
        }

        var stepsPerEpoch = (int)Math.Max(1, data.Features.shape[0] / options.BatchSize);
        var steps = checked(stepsPerEpoch * options.Epochs);
        var first = state.Step;
        var started = Stopwatch.GetTimestamp();
        var losses = new EGanLosses();
        while (state.Step < steps && state.Waited < options.Patience)
        {
            step.LearningRate = options.LearningRate * Math.Pow(options.Decay, state.Step / stepsPerEpoch / 100);
            Step(options, step, state.Step, losses);
            var done = state.Step + 1;
            state = state with { Step = done };
            if (done == steps || done % options.ValidateEvery == 0)
            {
                (state, var accuracy) = Validate(card, data, networks, best, state);
                checkpoint?.Save(state, networks, step.CriticOptimizer, step.GeneratorOptimizer, best);
                var remaining = Stopwatch.GetElapsedTime(started) / (done - first) * (steps - done);
                progress?.Report(losses.Report(done, steps, accuracy, state.BestAccuracy, remaining));
                losses = new EGanLosses();
            }

            if (cancellationToken.IsCancellationRequested)
            {
                checkpoint?.Save(state, networks, step.CriticOptimizer, step.GeneratorOptimizer, best);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        checkpoint?.Remove();
        return state;
    }

    private static void Step(EGanOptions options, EGanStep step, int number, EGanLosses losses)
    {
        // Seeded step by step, so that a training taken up again goes on as it would have.
        using var random = new Generator(Pcg32.Mix(Pcg32.Mix(options.Seed) + (ulong)number));
        for (var i = 0; i < options.CriticSteps; i++)
        {
            losses.Add(step.Critic(random));
        }

        losses.Add(step.Generator(random));
    }

    private static (EGanCheckpoint.State State, double? Accuracy) Validate(
        FeatureGeneratorCard card, EGanData data, EGanNetworks networks, FeatureNetworks best, EGanCheckpoint.State state)
    {
        double? accuracy = null;
        if (data.ChosenOn != ChoosingClasses.None)
        {
            // Not disposed: the networks are the training's.
            var generator = new FeatureGenerator(card, networks.Kept, CPU);
            accuracy = ZeroShotEvaluation.Accuracy(
                generator, data.ChoosingSemantics, data.ChoosingFeatures, data.ChoosingLabels, new ZeroShotOptions { PerClass = card.Options.ValidationPerClass, Seed = card.Options.Seed });
            if (accuracy <= state.BestAccuracy)
            {
                return (state with { Waited = state.Waited + 1 }, accuracy);
            }
        }

        best.load_state_dict(networks.Kept.state_dict());
        return (state with { BestStep = state.Step, BestAccuracy = accuracy, Waited = 0 }, accuracy);
    }
}
