using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Training.Generative;

/// <summary>A training that was stopped, in the output folder's <c>checkpoint</c>: networks, optimisers and the state.</summary>
internal sealed partial class GenerativeCheckpoint(string outputFolder)
{
    private const string StateFile = "state.json";

    private readonly CheckpointFolder _folder = new(outputFolder);

    public void Save(GenerativeState state, GenerativeObjective objective) => _folder.Write(next =>
    {
        foreach (var (name, network) in objective.Networks)
        {
            network.save(Path.Combine(next, WeightsOf(name)));
        }

        foreach (var (name, optimizer) in objective.Optimizers)
        {
            optimizer.save_state_dict(Path.Combine(next, StateOf(name)));
        }

        File.WriteAllBytes(Path.Combine(next, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, GenerativeStateJson.Default.GenerativeState));
    });

    /// <summary>Takes up what was saved; without a checkpoint the fresh state comes back.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public GenerativeState Load(GenerativeState fresh, GenerativeObjective objective)
    {
        if (!_folder.Exists)
        {
            return fresh;
        }

        var state = ModelFile.ReadJson(_folder.File(StateFile), "checkpoint", GenerativeStateJson.Default.GenerativeState);
        if (state.Settings != fresh.Settings)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with {state.Settings}; use these or delete the folder. Asked for: {fresh.Settings}.");
        }

        try
        {
            foreach (var (name, network) in objective.Networks)
            {
                network.load(_folder.File(WeightsOf(name)));
            }

            foreach (var (name, optimizer) in objective.Optimizers)
            {
                optimizer.load_state_dict(_folder.File(StateOf(name)));
            }
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }

        return state.Sums.Length == fresh.Sums.Length && state.Rows.TrueForAll(row => row.Length == fresh.Sums.Length)
            ? state
            : throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: it has other losses than the model.");
    }

    public void Remove() => _folder.Remove();

    private static string WeightsOf(string name) => $"{name}.weights";

    private static string StateOf(string name) => $"{name}.optimizer";

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(GenerativeState))]
    private sealed partial class GenerativeStateJson : JsonSerializerContext;
}
