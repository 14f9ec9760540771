using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;
using OpenCvSharp;
using TorchSharp;

namespace AnyShot.Edge.Commands.Doctor;

/// <summary>Which checks apply, in the order in which they are shown. To add one: write the class, name it here.</summary>
internal static class DoctorChecks
{
    /// <summary>Checks of the machine, which need no configuration.</summary>
    public static IEnumerable<IDoctorCheck> ForMachine(TimeProvider time)
    {
        yield return new BindingCheck("tensor library", TensorLibrary, "apt-get install libtorch1.13, then ./anyshot build");
        yield return new BlasCheck();
        yield return new BindingCheck("image library", () => $"OpenCV {Cv2.GetVersionString()}.", "apt-get install libopencv-videoio406 libopencv-imgcodecs406, then ./anyshot build");
        yield return new NativeLibraryCheck("MQTT library", MosquittoLibrary.FileName, "apt-get install libmosquitto1", MosquittoLibrary.Version);
        yield return new ClockCheck(time);
        yield return new NodeCheck();
    }

    private static string TensorLibrary()
    {
        using var ones = torch.ones(2, 2);
        using var product = ones.matmul(ones);
        return product.sum().item<float>() == 8 ? "libtorch computes." : throw new InvalidOperationException("a product of two matrices is wrong.");
    }

    /// <summary>Checks that a running agent can make of itself: none that opens its cameras, models and ports a second time.</summary>
    public static IEnumerable<IDoctorCheck> ForRunningAgent(DeviceConfiguration configuration, TimeProvider time)
    {
        yield return new ClockCheck(time);
        yield return new StateDirectoryCheck(configuration.StateDirectory, configuration.Options.Outbox.LargestSizeMiB);
        foreach (var check in ForCertificates(configuration, time))
        {
            yield return check;
        }

        if (configuration.Options.Mqtt.Enabled)
        {
            yield return new BrokerCheck(configuration);
        }

        if (configuration.Options.OpcUa.Enabled)
        {
            yield return new NodeCheck();
            yield return new OpcUaModulesCheck();
        }
    }

    private static IEnumerable<IDoctorCheck> ForCertificates(DeviceConfiguration configuration, TimeProvider time) =>
    [
        .. ConfiguredCertificates.Certificates(configuration).Select(IDoctorCheck (certificate) => new CertificateCheck(certificate.Key, certificate.File, time)),
        .. ConfiguredCertificates.RevocationLists(configuration).Select(IDoctorCheck (list) => new RevocationListCheck(list.Key, list.File, time)),
    ];

    /// <summary>Checks of what a device configuration asks for.</summary>
    public static IEnumerable<IDoctorCheck> ForConfiguration(DeviceConfiguration configuration, TimeProvider time)
    {
        var options = configuration.Options;
        yield return new StateDirectoryCheck(configuration.StateDirectory, options.Outbox.LargestSizeMiB);
        yield return new DeviceCheck(options.Inspection.Device);
        yield return new ModelCheck(options.Inspection, configuration.Folder);
        foreach (var camera in options.Cameras)
        {
            yield return new CameraCheck(camera, configuration.Folder, time);
        }

        foreach (var check in ForCertificates(configuration, time))
        {
            yield return check;
        }

        if (options.Mqtt.Enabled)
        {
            yield return new BrokerCheck(configuration);
        }

        if (options.OpcUa.Enabled)
        {
            yield return new OpcUaModulesCheck();
            yield return new PortCheck("OPC UA port", options.OpcUa.Host, options.OpcUa.Port, "opcUa.port");
        }

        if (options.Dashboard.Enabled)
        {
            yield return new PortCheck("page port", options.Dashboard.Host, options.Dashboard.Port, "dashboard.port");
        }
    }
}
