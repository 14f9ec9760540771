using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Mqtt;

/// <summary>Registration of the MQTT publisher.</summary>
public static class MqttServices
{
    /// <summary>
    /// Adds the publisher unless <c>mqtt.enabled</c> is false. Needs the outbox, <see cref="AlarmBoard"/>, <see cref="AgentMetrics"/>,
    /// <see cref="Hosting.AgentReadiness"/> and <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddMqtt(this IServiceCollection services, DeviceConfiguration configuration)
    {
        var options = configuration.Options.Mqtt;
        if (!options.Enabled)
        {
            return services;
        }
        var topics = new MqttTopics(configuration.Options.Station, options);
        services.AddSingleton(topics);
        services.AddSingleton(options);
        services.AddSingleton(configuration.Options.Station);
        services.AddSingleton(s => new MqttSettings(configuration, topics, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new MqttMessages(topics, options));
        services.AddSingleton(s => new ReplaySchedule(options.ReplayDelay, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MqttStatus>();
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<MqttStatus>());
        services.AddSingleton<RetainedTopics>();
        services.AddSingleton<AvailabilityTopic>();
        services.AddSingleton<StateTopic>();
        services.AddSingleton<HealthTopic>();
        services.AddSingleton<AlarmTopics>();
        services.AddSingleton<ClassTopics>();
        services.AddSingleton<VerdictPump>();
        services.AddHostedService<MqttPublisher>();
        return options.Commands.Enabled
            ? services.AddHostedService(s => new CommandDoor(
                s.GetRequiredService<MqttSettings>(), options, topics, s.GetRequiredService<IControlDesk>(), s.GetService<IUserDirectory>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<CommandDoor>>()))
            : services;
    }
}
