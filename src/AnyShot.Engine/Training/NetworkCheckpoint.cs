using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AnyShot.Engine.Backbones;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training;

/// <summary>A training that was stopped, in the output folder's <c>checkpoint</c>: network, optimiser, the best network so far and the state.</summary>
/// <param name="outputFolder">Of the training.</param>
/// <param name="type">JSON of the state; an unknown key should be an error.</param>
internal sealed class NetworkCheckpoint<TState>(string outputFolder, JsonTypeInfo<TState> type)
    where TState : class, ITrainingState
{
    private const string NetworkFile = "network.weights";
    private const string BestFile = "best.weights";
    private const string OptimizerFile = "optimizer.state";
    private const string StateFile = "state.json";

    private readonly CheckpointFolder _folder = new(outputFolder);

    public void Save(TState state, Module network, Module best, OptimizerHelper optimizer) => _folder.Write(next =>
    {
        network.save(Path.Combine(next, NetworkFile));
        best.save(Path.Combine(next, BestFile));
        optimizer.save_state_dict(Path.Combine(next, OptimizerFile));
        File.WriteAllBytes(Path.Combine(next, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, type));
    });

    /// <summary>Takes up what was saved; without a checkpoint the fresh state comes back.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to other settings.</exception>
    public TState Load(TState fresh, Module network, Module best, OptimizerHelper optimizer)
    {
        if (!_folder.Exists)
        {
            return fresh;
        }

        var state = ModelFile.ReadJson(_folder.File(StateFile), "checkpoint", type);
        if (state.Settings != fresh.Settings)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} was made with {state.Settings}; use these or delete the folder. Asked for: {fresh.Settings}.");
        }

        try
        {
            network.load(_folder.File(NetworkFile));
            best.load(_folder.File(BestFile));
            optimizer.load_state_dict(_folder.File(OptimizerFile));
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"The checkpoint in {_folder.Path} is damaged: {error.Message}", error);
        }

        return state;
    }

    public void Remove() => _folder.Remove();
}
