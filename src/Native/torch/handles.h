// Objects handed to C# are numbered, not pointed to: a freed, foreign or made-up handle is then always found out.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "boundary.h"

// Handle: bits 0-27 slot, 28-31 kind, 32-62 generation of the slot. Slots are reused, their generation counts up.
template <typename T, int64_t Kind>
class handle_table {
public:
    explicit handle_table(const char* noun) : noun_(noun) {}

    int64_t add(T value) {
        std::lock_guard<std::mutex> lock(mutex_);
        if (free_.empty()) {
            grow();
        }
        const uint32_t index = free_.back();
        free_.pop_back();
        slot& entry = chunks_[index / chunk_size].load(std::memory_order_relaxed)[index % chunk_size];
        entry.value = std::move(value);
        const uint32_t generation = (entry.generation.load(std::memory_order_relaxed) + 1) & 0x7fffffff;
        entry.generation.store(generation, std::memory_order_release);
        live_.fetch_add(1, std::memory_order_relaxed);
        return (static_cast<int64_t>(generation) << 32) | (Kind << 28) | index;
    }

    T& get(int64_t handle) { return find(handle).value; }

    void remove(int64_t handle) {
        T dying;  // destroyed after the lock: a destructor may run long
        std::lock_guard<std::mutex> lock(mutex_);
        slot& entry = find(handle);
        std::swap(dying, entry.value);
        entry.generation.fetch_add(1, std::memory_order_release);
        free_.push_back(static_cast<uint32_t>(handle & index_mask));
        live_.fetch_sub(1, std::memory_order_relaxed);
    }

    int64_t live() const { return live_.load(std::memory_order_relaxed); }

private:
    static constexpr uint32_t chunk_size = 4096;
    static constexpr uint32_t max_chunks = 16384;
    static constexpr int64_t index_mask = (1 << 28) - 1;

    struct slot {
        std::atomic<uint32_t> generation{0};  // odd while in use
        T value{};
    };

    slot& find(int64_t handle) {
        const auto index = static_cast<uint32_t>(handle & index_mask);
        const auto generation = static_cast<uint32_t>(handle >> 32);
        if (handle > 0 && ((handle >> 28) & 0xf) == Kind && (generation & 1) == 1 && index / chunk_size < max_chunks) {
            slot* chunk = chunks_[index / chunk_size].load(std::memory_order_acquire);
            if (chunk != nullptr && chunk[index % chunk_size].generation.load(std::memory_order_acquire) == generation) {
                return chunk[index % chunk_size];
            }
        }
        throw anyshot_invalid_argument(std::string(noun_) + " handle " + std::to_string(handle) +
            (handle == 0 ? " means none, but one is needed" : " is not live: freed already, or never one"));
    }

    void grow() {
        if (chunk_count_ == max_chunks) {
            throw anyshot_invalid_argument(std::string("too many live objects of kind ") + noun_);
        }
        auto chunk = std::make_unique<slot[]>(chunk_size);
        free_.reserve(static_cast<size_t>(chunk_count_ + 1) * chunk_size);
        for (uint32_t i = 0; i < chunk_size; i++) {
            free_.push_back((chunk_count_ + 1) * chunk_size - 1 - i);
        }
        chunks_[chunk_count_++].store(chunk.release(), std::memory_order_release);
    }

    const char* noun_;
    std::mutex mutex_;
    std::array<std::atomic<slot*>, max_chunks> chunks_{};
    uint32_t chunk_count_ = 0;
    std::vector<uint32_t> free_;
    std::atomic<int64_t> live_{0};
};
