using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>A training that was stopped, in the output folder's <c>checkpoint</c>: what is finished, and network, best weights and optimiser of the stage under way.</summary>
internal sealed partial class TwoStageCheckpoint(string outputFolder)
{
    private const string NetworkFile = "network.weights";
    private const string BestFile = "best.weights";
    private const string OptimizerName = "optimizer.state";
    private const string StateFile = "state.json";

    private readonly CheckpointFolder _folder = new(outputFolder);

    public string OptimizerFile => _folder.File(OptimizerName);

    /// <summary>Between two stages.</summary>
    public void Save(TwoStageState state) => _folder.Write(next => Write(state, next));

    /// <summary>Within a stage.</summary>
    public void Save(TwoStageState state, StageNetwork network, StageNetwork best, Action<string> saveOptimizer) => _folder.Write(next =>
    {
        network.save(Path.Combine(next, NetworkFile));
        best.save(Path.Combine(next, BestFile));
        saveOptimizer(Path.Combine(next, OptimizerName));
        Write(state, next);
    });

    /// <returns>What was saved; the fresh state without a checkpoint.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public TwoStageState Load(TwoStageState fresh)
    {
        if (!_folder.Exists)
        {
            return fresh;
        }

        var state = ModelFile.ReadJson(_folder.File(StateFile), "checkpoint", StateJson.Default.TwoStageState);
        return state.Settings == fresh.Settings
            ? state
            : throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with {state.Settings}; use these or delete the folder. Asked for: {fresh.Settings}.");
    }

    /// <summary>Weights of the stage under way.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public void Load(StageNetwork network, StageNetwork best)
    {
        try
        {
            network.load(_folder.File(NetworkFile));
            best.load(_folder.File(BestFile));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }
    }

    public void Remove() => _folder.Remove();

    private static void Write(TwoStageState state, string folder) =>
        File.WriteAllBytes(Path.Combine(folder, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.TwoStageState));

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(TwoStageState))]
    private sealed partial class StateJson : JsonSerializerContext;
}
