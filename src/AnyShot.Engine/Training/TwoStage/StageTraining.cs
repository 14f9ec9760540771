using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>
/// Trains one stage: the head beside a frozen trunk, then head and the upper trunk by Adam on half a cosine. Keeps the weights of the epoch with the highest macro F1 on the validation images (the lower
/// loss decides between equals) and ends when it has not risen for some epochs.
/// </summary>
internal sealed class StageTraining(TwoStageOptions options, StagePlan plan, StageData data, Device device)
{
    /// <param name="network">Trained; holds the best weights at the end.</param>
    /// <param name="best">Of the same shape; receives the best weights on the way.</param>
    /// <param name="state">A fresh one, or that of the checkpoint whose weights the networks hold.</param>
    /// <param name="optimizerFile">State of the optimiser to go on with; null begins anew.</param>
    /// <param name="epochEnded">Told after each epoch, with what writes the optimiser's state; may throw to stop.</param>
    public void Run(StageNetwork network, StageNetwork best, StageState state, string? optimizerFile, Action<StageRow, Action<string>> epochEnded)
    {
        network.to(device);
        using var weights = tensor(data.ClassWeights()).to(device);
        Adam? optimizer = null;
        try
        {
            while (state.Epoch < plan.Epochs && !IsOver(state))
            {
                var part = state.Epoch < plan.HeadEpochs ? UnfrozenPart.None : plan.Unfrozen;
                if (optimizer is null || state.Epoch == plan.HeadEpochs)
                {
                    optimizer?.Dispose();
                    optimizer = Optimizer(network, part, state.Epoch);
                    // A training that was stopped between the two phases begins the second with a new optimiser, as one that was not stopped.
                    if (optimizerFile is not null && state.Epoch != plan.HeadEpochs)
                    {
                        optimizer.load_state_dict(optimizerFile);
                    }

                    optimizerFile = null;
                }

                var row = Epoch(network, optimizer, part, weights, state);
                Keep(row, network, best, state);
                epochEnded(row, file => optimizer.save_state_dict(file));
            }
        }
        finally
        {
            optimizer?.Dispose();
        }

        if (data.Validation.Length > 0)
        {
            network.load_state_dict(best.state_dict());
        }

        network.eval();
    }

    /// <summary>Answers on the validation images.</summary>
    public (ConfusionMatrix Confusion, double Loss) Measure(StageNetwork network, Tensor weights)
    {
        network.eval();
        using var gradients = no_grad();
        var matrix = new ConfusionMatrix(data.Classes);
        double loss = 0;
        double weight = 0;
        foreach (var (images, labels, counts) in data.Held())
        {
            using var scope = NewDisposeScope();
            using var batch = images;
            using var truth = labels;
            using var held = counts;
            var logits = network.call(images.to(device));
            loss += functional.cross_entropy(logits, labels.to(device), weights, reduction: Reduction.Sum).item<float>();
            weight += weights.index_select(0, labels.to(device)).sum().item<float>();
            var answers = logits.argmax(1).cpu().data<long>().ToArray();
            foreach (var (label, answer) in labels.data<long>().ToArray().Zip(answers))
            {
                matrix.Add((int)label, (int)answer);
            }
        }

        return (matrix, loss / Math.Max(weight, 1e-12));
    }

    /// <summary>Probabilities that the network gives the validation images, row-major (images, classes), with their classes.</summary>
    public (float[] Probabilities, int[] Labels) Judge(StageNetwork network)
    {
        network.eval();
        using var gradients = no_grad();
        var (probabilities, truths) = (new List<float>(), new List<int>());
        foreach (var (images, labels, counts) in data.Held())
        {
            using var scope = NewDisposeScope();
            using var batch = images;
            using var truth = labels;
            using var held = counts;
            probabilities.AddRange(network.call(images.to(device)).softmax(1).cpu().contiguous().data<float>().ToArray());
            truths.AddRange(labels.data<long>().ToArray().Select(label => (int)label));
        }

        return ([.. probabilities], [.. truths]);
    }

    private bool IsOver(StageState state) => plan.LastEpoch is null && state.BestEpoch > 0 && state.Epoch - Math.Max(state.BestEpoch, plan.HeadEpochs) >= options.Patience;

    /// <summary>Group 0 is the head, group 1 the trunk.</summary>
    private Adam Optimizer(StageNetwork network, UnfrozenPart part, int epoch)
    {
        network.Unfreeze(part);
        Adam.ParamGroup[] groups = [new(network.Head.parameters()), .. part == UnfrozenPart.None ? Array.Empty<Adam.ParamGroup>() : [new Adam.ParamGroup(network.Unfrozen(part))]];
        return optim.Adam(groups, lr: plan.FirstHeadRate, weight_decay: epoch < plan.HeadEpochs ? 0 : options.WeightDecay);
    }

    private StageRow Epoch(StageNetwork network, Adam optimizer, UnfrozenPart part, Tensor weights, StageState state)
    {
        var share = plan.Share(state.Epoch);
        var headRate = state.Epoch < plan.HeadEpochs ? plan.FirstHeadRate : share * plan.HeadRate;
        var trunkRate = part == UnfrozenPart.None ? 0 : share * plan.TrunkRate;
        foreach (var (group, i) in optimizer.ParamGroups.Select((group, i) => (group, i)))
        {
            group.LearningRate = i == 0 ? headRate : trunkRate;
        }

        network.Unfreeze(part);
        double sum = 0;
        foreach (var (images, labels, counts) in data.Epoch(state.Epoch, plan.Stream))
        {
            using var scope = NewDisposeScope();
            using var batch = images;
            using var truth = labels;
            using var counted = counts;
            // A step draws the same zeros of the dropout whether or not the training was stopped before it.
            manual_seed((long)(Pcg32.Mix(options.Seed ^ plan.Stream ^ ((ulong)state.Steps << 20)) & long.MaxValue));
            optimizer.zero_grad();
            var loss = Loss(network.call(images.to(device)), labels.to(device), weights, counts.to(device));
            loss.backward();
            optimizer.step();
            sum += loss.item<float>() * labels.shape[0];
            state.Steps++;
        }

        state.Epoch++;
        if (data.Validation.Length == 0)
        {
            return new StageRow(plan.Name, state.Epoch, trunkRate, headRate, sum / data.Training.Length, null, null, null);
        }

        var (confusion, held) = Measure(network, weights);
        var scores = ClassScores.Of(confusion);
        return new StageRow(plan.Name, state.Epoch, trunkRate, headRate, sum / data.Training.Length, held, scores.Accuracy, scores.MacroF1);
    }

    /// <summary>Cross-entropy, weighed by class and by what each image counts, over the sum of both weights.</summary>
    private Tensor Loss(Tensor logits, Tensor labels, Tensor classWeights, Tensor counts)
    {
        if (!data.HasGenerated)
        {
            return functional.cross_entropy(logits, labels, classWeights, label_smoothing: plan.LabelSmoothing);
        }

        var each = functional.cross_entropy(logits, labels, classWeights, reduction: Reduction.None, label_smoothing: plan.LabelSmoothing);
        return (each * counts).sum() / (classWeights.index_select(0, labels) * counts).sum();
    }

    private static void Keep(StageRow row, StageNetwork network, StageNetwork best, StageState state)
    {
        state.Rows.Add(row);
        if (row.MacroF1 is not { } macroF1)
        {
            state.BestEpoch = row.Epoch;
            return;
        }

        var loss = row.ValidationLoss!.Value;
        if (state.BestEpoch == 0 || macroF1 > state.BestMacroF1 || (macroF1 == state.BestMacroF1 && loss < state.BestLoss))
        {
            (state.BestEpoch, state.BestMacroF1, state.BestLoss) = (row.Epoch, macroF1, loss);
            best.load_state_dict(network.state_dict());
        }
    }
}
