using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Engine.Backbones;
using TorchSharp.Modules;

namespace AnyShot.Engine.Training;

/// <summary>
/// A training that was stopped: weights, optimiser and the step, in the output folder's <c>checkpoint</c>.
/// </summary>
internal sealed partial class TrainingCheckpoint(VirtualLineTrainingOptions options)
{
    private readonly CheckpointFolder _folder = new(options.OutputFolder);

    public void Save(int step, CosineClassifier classifier, AdamW optimizer) => _folder.Write(next =>
    {
        classifier.save(Path.Combine(next, "classifier.weights"));
        optimizer.save_state_dict(Path.Combine(next, "optimizer.state"));
        var state = new State(step, options.Seed, options.Steps, options.BatchSize);
        File.WriteAllBytes(Path.Combine(next, "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, Json.Default.State));
    });

    /// <returns>Steps that are done; 0 without a checkpoint.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public int Load(CosineClassifier classifier, AdamW optimizer)
    {
        if (!_folder.Exists)
        {
            return 0;
        }

        var state = ModelFile.ReadJson(_folder.File("state.json"), "checkpoint", Json.Default.State);
        if (state.Seed != options.Seed || state.Steps != options.Steps || state.BatchSize != options.BatchSize)
        {
            throw new InvalidDataException(
                $"The checkpoint in {_folder.Path} was made with seed {state.Seed}, {state.Steps} steps and batches of {state.BatchSize}; use these or delete the folder.");
        }

        try
        {
            classifier.load(_folder.File("classifier.weights"));
            optimizer.load_state_dict(_folder.File("optimizer.state"));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }

        return state.Step;
    }

    public void Remove() => _folder.Remove();

    internal sealed record State(int Step, ulong Seed, int Steps, int BatchSize);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(State))]
    private sealed partial class Json : JsonSerializerContext;
}
