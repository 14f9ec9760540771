using TorchSharp;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Whether the device that the configuration asks for is there.</summary>
internal sealed class DeviceCheck(string device) : IDoctorCheck
{
    public string Name => "device";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        return Task.FromResult(Judge(device, count));
    }

    /// <summary>Judges the setting against the number of CUDA devices.</summary>
    internal static Finding Judge(string device, int count)
    {
        if (device == "cpu")
        {
            return Finding.Ok("inspection.device is cpu.");
        }

        if (device == "auto")
        {
            return Finding.Ok(count > 0 ? $"inspection.device is auto: the first of {count} CUDA device(s)." : "inspection.device is auto: the CPU, as there is no CUDA device.");
        }

        var wanted = device.IndexOf(':') is var colon and >= 0 ? int.Parse(device.AsSpan(colon + 1), provider: null) : 0;
        return wanted < count
            ? Finding.Ok($"inspection.device is {device}; {count} CUDA device(s).")
            : Finding.Fail(
                $"inspection.device is {device}, but the tensor library sees {count} CUDA device(s).",
                "Check `nvidia-smi` and that libtorch is a CUDA build, or set inspection.device to auto or cpu.");
    }
}
