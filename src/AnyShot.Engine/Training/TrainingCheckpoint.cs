using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Engine.Backbones;
using TorchSharp.Modules;

namespace AnyShot.Engine.Training;

/// <summary>
/// A training that was stopped: weights, optimiser and the step, in the output folder's <c>checkpoint</c>. Written to a new folder first and then swapped, so that a
/// power cut costs at most the steps since the last one.
/// </summary>
internal sealed partial class TrainingCheckpoint(VirtualLineTrainingOptions options)
{
    private readonly string _folder = Path.Combine(options.OutputFolder, "checkpoint");

    public void Save(int step, CosineClassifier classifier, AdamW optimizer)
    {
        var next = _folder + ".new";
        DeleteIfThere(next);
        Directory.CreateDirectory(next);
        classifier.save(Path.Combine(next, "classifier.weights"));
        optimizer.save_state_dict(Path.Combine(next, "optimizer.state"));
        var state = new State(step, options.Seed, options.Steps, options.BatchSize);
        File.WriteAllBytes(Path.Combine(next, "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, Json.Default.State));
        DeleteIfThere(_folder);
        Directory.Move(next, _folder);
    }

    /// <returns>Steps that are done; 0 without a checkpoint.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public int Load(CosineClassifier classifier, AdamW optimizer)
    {
        if (!Directory.Exists(_folder))
        {
            return 0;
        }

        var state = ModelFile.ReadJson(Path.Combine(_folder, "state.json"), "checkpoint", Json.Default.State);
        if (state.Seed != options.Seed || state.Steps != options.Steps || state.BatchSize != options.BatchSize)
        {
            throw new InvalidDataException(
                $"The checkpoint in {_folder} was made with seed {state.Seed}, {state.Steps} steps and batches of {state.BatchSize}; use these or delete the folder.");
        }

        try
        {
            classifier.load(Path.Combine(_folder, "classifier.weights"));
            optimizer.load_state_dict(Path.Combine(_folder, "optimizer.state"));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder} is damaged: {error.Message}", error);
        }

        return state.Step;
    }

    public void Remove() => DeleteIfThere(_folder);

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal sealed record State(int Step, ulong Seed, int Steps, int BatchSize);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(State))]
    private sealed partial class Json : JsonSerializerContext;
}
